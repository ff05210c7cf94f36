"""What a story may choose from: people, jobs, slots, stages and words."""

from hypothesis import strategies as some

from talentra.models import Stage

CANDIDATES = ["cleo", "cody"]
RECRUITERS = ["rosa", "remy"]
OWNERS = {"weaver": "rosa", "dyer": "remy"}
STAFF = ["ada", *RECRUITERS]
EVERYBODY = [*CANDIDATES, *STAFF]

# What is named twice is what mostly happens: a story in which everybody is refused tells little.
a_candidate = some.sampled_from(CANDIDATES)
a_recruiter = some.sampled_from(RECRUITERS)
one_of_staff = some.sampled_from(STAFF)
anybody = some.sampled_from(["ada", "ada", "handler", "handler", "stranger", "themselves", "cody"])
an_admin = some.sampled_from(["ada", "ada", "ada", "rosa", "cleo"])
a_job = some.sampled_from(sorted(OWNERS))
an_application = some.tuples(a_candidate, a_job)
a_slot = some.sampled_from([1, 2])
words = some.sampled_from(["Wool", "Silk", "Flax", "Hemp"])
a_remark = some.sampled_from(["Hello. ", " "])
a_stage = some.sampled_from([stage.value for stage in Stage])
