"""Stories of both engines, made up by hypothesis, end as the rules say."""

from hypothesis import HealthCheck, settings

from tests.services.story import Story

UNTRIED = HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much


class StoryOnPostgresql(Story):
    """The same on the other engine."""

    engine_kind = "postgresql"


TestStory = Story.TestCase
TestStory.settings = settings(
    max_examples=25, stateful_step_count=40, deadline=None, suppress_health_check=UNTRIED
)
TestStoryOnPostgresql = StoryOnPostgresql.TestCase
TestStoryOnPostgresql.settings = settings(
    max_examples=3, stateful_step_count=40, deadline=None, suppress_health_check=UNTRIED
)
