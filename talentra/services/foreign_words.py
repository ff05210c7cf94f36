"""Words of other languages than English that count, rank or deny.

Whoever writes in one of them has these held against the words beside them, as in English: German,
French, Spanish, Italian, Portuguese, Hindi and Arabic. What is missing here is no hole for anything
new: words that stand nowhere in somebody's own texts prove nothing in any language.
"""

import unicodedata
from collections.abc import Iterator

_NUMBERS = """
zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn
siebzehn achtzehn neunzehn zwanzig dreißig dreissig vierzig fünfzig sechzig siebzig achtzig neunzig
hundert hunderte tausend tausende million millionen milliarde milliarden dutzend halb hälfte
doppelt dreifach prozent

deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize vingt trente
quarante cinquante soixante septante huitante nonante cent cents mille million millions milliard
milliards douzaine demi moitié double triple pourcent premier première

dos tres cuatro cinco seis siete ocho nueve diez doce trece catorce quince dieciséis diecisiete
dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis
veintisiete veintiocho veintinueve treinta cuarenta cincuenta sesenta setenta ochenta noventa
cien ciento cientos doscientos trescientos cuatrocientos quinientos seiscientos mil miles
millón millones docena mitad doble primer primero primera

tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici venti
trenta quaranta cinquanta sessanta settanta ottanta novanta cento mila milione milioni dozzina metà

dois duas três quatro oito dez doze treze quatorze vinte trinta quarenta cinquenta
sessenta oitenta noventa cem duzentos trezentos quinhentos milhão milhões dúzia metade

दो तीन चार पाँच पांच छह छः सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह पन्द्रह सोलह सत्रह अठारह उन्नीस
बीस पच्चीस तीस पैंतीस चालीस पैंतालीस पचास साठ सत्तर अस्सी नब्बे सौ सैकड़ों हज़ार हजार हज़ारों लाख लाखों
करोड़ करोड़ों आधा आधे दोगुना दुगुना तिगुना प्रतिशत फ़ीसदी फीसदी दर्जन पहला पहली

اثنان اثنين اثنتين ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست سبعة سبع ثمانية ثماني تسعة تسع عشرة عشر
عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون
تسعين مئة مائة مئات ألف آلاف مليون ملايين مليار نصف ضعف بالمئة بالمائة
"""

_STANDING = """
leiter leiterin leitete leitet geleitet leitung führte führt geführt führung chef chefin meister
meisterin geschäftsführer geschäftsführerin vorstand abteilungsleiter abteilungsleiterin
gruppenleiter teamleiter gründer gründerin mitgründer gesellschafter vorgesetzter direktor
direktorin professorin doktor doktorin promoviert promotion diplom diplomiert magister staatsexamen
abschluss studium ausbildung zertifikat zertifiziert zertifizierung zeugnis geprüft lizenz
auszeichnung ausgezeichnet preis preisträger ingenieur ingenieurin entwickler entwicklerin berater
beraterin wissenschaftler wissenschaftlerin muttersprache muttersprachler fließend
verhandlungssicher

directeur directrice dirigé dirige dirigeait responsable chef cheffe cadre président présidente
fondateur fondatrice cofondateur gérant gérante encadré encadrait supervisé superviseur ingénieur
ingénieure développeur développeuse consultant consultante expert experte maître maîtrise doctorat
docteur docteure licence diplôme diplômé diplômée brevet baccalauréat certificat certifié certifiée
certification agréé agréée prix lauréat lauréate récompense promu promue courant bilingue natif

director directora dirigió dirigí dirige jefe jefa encargado encargada gerente presidente presidenta
fundador fundadora cofundador supervisó supervisor supervisora lideró lideré líder ingeniero
ingeniera desarrollador desarrolladora consultor consultora experto experta maestría máster
doctorado doctor doctora licenciado licenciada licenciatura grado graduado graduada título
titulado titulada
diploma certificado certificada certificación premio premiado galardonado ascendido bilingüe nativo

direttore direttrice diretto dirigente capo responsabile fondatore socio ingegnere sviluppatore
consulente esperto laurea laureato laureata dottorato dottore dottoressa diploma diplomato
certificato certificata premio vincitore promosso madrelingua

diretor diretora dirigiu chefe gerente presidente fundador fundadora liderou líder engenheiro
engenheira desenvolvedor consultor especialista mestrado doutorado doutor doutora licenciatura
bacharel bacharelado diploma certificado certificação prêmio prémio promovido fluente nativo
"""

_DENIALS = """
kein keine keinen keinem keiner keines nicht nie niemals ohne weder noch
pas sans jamais aucun aucune ni non
sin nunca jamás ningún ninguno ninguna tampoco
senza nessun nessuno nessuna né
não sem nenhum nenhuma
नहीं नही बिना न मत कभी
لا ليس ليست لم لن بدون غير دون
"""

_JOINTS = """
der die das des dem den von vom für bei im am zu zum zur mit und
le la les l du des d et en au aux pour avec
el los las del y con para al
il lo gli dei della delle di e per
da das dos e em com
का की के में से को ने पर और
من في على إلى مع و
"""

_UNITS = "ein zwei drei vier fünf sechs sieben acht neun"
_TENS = "zwanzig dreißig dreissig vierzig fünfzig sechzig siebzig achtzig neunzig"

_MONTHS = """
january jan januar jänner janvier janv enero ene gennaio janeiro januari जनवरी يناير
february feb februar fév févr février febrero febbraio fevereiro fev februari फ़रवरी फरवरी فبراير
march mar märz mär mrz mars marzo março maart मार्च مارس
april apr avril avr abril abr aprile अप्रैल أبريل ابريل
may mai mayo maggio maio mei maj मई مايو
june jun juni juin junio giugno giu junho जून يونيو
july jul juli juillet juil julio luglio lug julho जुलाई يوليو
august aug août aout agosto ago augustus augusti अगस्त أغسطس اغسطس
september sep sept septembre septiembre settembre setembro सितंबर सितम्बर سبتمبر
october oct oktober okt octobre octubre ottobre ott outubro अक्टूबर अक्तूबर أكتوبر اكتوبر
november nov novembre noviembre novembro नवंबर नवम्बर نوفمبر
december dec dezember dez décembre déc diciembre dic dicembre dezembro दिसंबर दिसम्बर ديسمبر
"""


def _folded(text: str) -> Iterator[str]:
    """The words as they are compared."""
    return (unicodedata.normalize("NFC", word).casefold() for word in text.split())


_GERMAN = (f"{unit}und{ten}" for unit in _folded(_UNITS) for ten in _folded(_TENS))
_MANY = (f"{unit}{many}" for unit in _folded(_UNITS) for many in ("hundert", "tausend"))
COUNTING = frozenset((*_folded(_NUMBERS), *_GERMAN, *_MANY))
JOINING = frozenset(_folded(_JOINTS)) - COUNTING  # between what belongs together
STANDING = frozenset(_folded(_STANDING))
DENYING = frozenset(_folded(_DENIALS))
MONTHS = {
    name: number + 1
    for number, line in enumerate(_MONTHS.strip().splitlines())
    for name in _folded(line)
}
