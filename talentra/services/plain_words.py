"""Words of which sentences are made and which claim nothing about anybody.

An AI may write them freely. Numbers, months, titles, degrees, certificates, tools and whatever says
how well something went are not among them on purpose: those have to stand in somebody's own words.
"""

_SMALL = """
a an the this that these those some any each every all both other another such same own
and or but nor so yet if then than as because while when where which who whose whom what how
i me my we us our you your he him his she her it its they them their
of in on at by for from to into onto with within without over under between among across
through during before after until since about around against along behind beyond near off
out up down per via
is am are was were be been being do does did done has have had having can could will would
shall should might must not no also only just still even again always often usually
here there now then later earlier daily weekly monthly s t e.g i.e etc
"""

_HARMLESS = """
use used uses using work worked works working make made makes making do doing done
build built builds building write wrote written writes writing
create created creates creating design designed designs designing
develop developed develops developing maintain maintained maintains maintaining
support supported supports supporting help helped helps helping
keep kept keeps keeping run ran runs running set sets setting
prepare prepared prepares preparing plan planned plans planning
organise organised organize organized coordinate coordinated
document documented documents documenting describe described describes
test tested tests testing review reviewed reviews reviewing check checked checks checking
analyse analysed analyze analyzed collect collected collects collecting
present presented presents presenting explain explained explains explaining
answer answered answers answering serve served serves serving
move moved moves moving bring brought brings bringing take took taken takes taking
give gave given gives giving put puts putting show showed shown shows showing
provide provided provides providing include included includes including
handle handled handles handling perform performed performs performing
contribute contributed contributes contributing participate participated
learn learned learns learning apply applied applies applying
focus focused focuses focusing focussed involve involved involves involving
based new various several many few much more most less least well
good clear careful carefully clearly reliable reliably simple simply
key main general overall whole full complete completely different
way ways part parts kind kinds area areas thing things role task tasks
team teams colleague colleagues people person others user users customer customers
client clients project projects product products service services process processes
system systems tool tools method methods result results need needs
experience experienced skill skills skilled knowledge background strong
responsible responsibility responsibilities duty duties
together closely independently efficiently effectively safely
seeking looking interested motivated
"""

_NUMBERS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen twenty thirty forty fourty fifty sixty seventy eighty ninety
hundred hundreds thousand thousands million millions billion billions dozen dozens score
once twice thrice single double doubled triple tripled quadruple quadrupled half halved third
quarter fifth tenth first second fourth percent percentage
"""

# Standing, learning and leading: what these say belongs to the words beside them.
_WEIGHTY = """
bachelor bachelors master masters doctor doctorate doctoral phd mba bsc msc ba ma bs ms beng
meng btech mtech llb llm md diploma degree graduate graduated graduation postgraduate
undergraduate honours honors distinction cum laude summa magna
certified certificate certification certifications certificates licensed licence license
accredited chartered registered qualified
senior junior principal staff lead leader leading led head headed heading chief
manager managed manages managing director directed directs directing executive president
vice vp ceo cto cfo coo cio founder founded cofounder co-founder owner owned partner
supervisor supervised supervises supervising mentor mentored mentors mentoring
architect engineer developer analyst consultant scientist designer administrator specialist
expert officer professor lecturer teacher nurse surgeon lawyer attorney accountant
award awarded awards winner won promoted promotion fellow scholar scholarship valedictorian
native fluent bilingual
"""

SMALL = frozenset(_SMALL.split())
PLAIN = SMALL | frozenset(_HARMLESS.split())
NUMBERS = frozenset(_NUMBERS.split())
WEIGHTY = frozenset(_WEIGHTY.split())
NEGATIONS = frozenset({"no", "not", "never", "without", "nor", "none"})
_JOINTS = "of the a an in de for at to until till through"  # between what belongs together
JOINTS = frozenset(_JOINTS.split())
