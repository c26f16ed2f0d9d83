"""Notation of every day in scripts, a class a row: read out it counts as said, and another thing does not."""

from __future__ import annotations

import pytest
from test_perfect_readings import match

from vm_rehearse.lexicon import load_lexicon
from vm_rehearse.measures.script_match import match_ratio
from vm_rehearse.measures.sides import beside_script
from vm_rehearse.take import Transcript, Word
from vm_rehearse.text import as_said, forms_beside, split_words, spoken_forms, spoken_parts

# a script; behind "+" what may be heard when it was read out, behind "-" what was said otherwise
ENGLISH = """
Call me at 3 p.m. ET.
  + Call me at three p.m. eastern.
  + Call me at three p.m. eastern time.
  - Call me at three p.m. central.
We open at 10 AM PST.
  + We open at ten a.m. pacific.
  + We open at ten a.m. pacific standard time.
  - We open at ten a.m. mountain standard time.
It is $1 a day, or $1.10 by card.
  + It is a dollar a day, or a dollar ten by card.
  + It is one dollar a day, or one dollar and ten cents by card.
  - It is one dollar a day, or one dollar and twelve cents by card.
Nos. 1-6 Quay Street all use us.
  + Numbers one to six Quay Street all use us.
  - Numbers one to five Quay Street all use us.
It runs $249.99 + tax.
  + It runs two hundred and forty nine dollars and ninety nine cents plus tax.
  + It runs two hundred forty nine dollars ninety nine plus tax.
  + It runs two forty nine ninety nine plus tax.
  - It runs two forty nine ninety eight plus tax.
You pay £1,149.50 a year.
  + You pay one thousand one hundred and forty nine pounds and fifty pence a year.
  + You pay eleven forty nine fifty a year.
  - You pay eleven forty nine fifteen a year.
See you Nov. 27-29.
  + See you November twenty-seventh to twenty-ninth.
  + See you November twenty-seven through twenty-nine.
  + See you November twenty-seventh to the twenty-ninth.
  - See you November twenty-seventh to twenty-eighth.
Away 12/1-12/15.
  + Away December first to December fifteenth.
  - Away December first to December fifth.
The pay is £20,000pa or £15ph.
  + The pay is twenty thousand pounds per annum or fifteen pounds an hour.
  - The pay is twenty thousand pounds per annum or fifty pounds an hour.
We are No.1, Tues - Thurs.
  + We are number one, Tuesday to Thursday.
  - We are number one, Tuesday to Friday.
You could've told me, and I should have.
  + You could have told me, and I should've.
  - You would have told me, and I should've.
My zip is 90210-1234, at 221b Elm St.
  + My zip is nine oh two one oh one two three four, at two twenty-one B Elm Street.
  - My zip is nine oh two one oh one two three five, at two twenty-one B Elm Street.
Then it is $25 p/m.
  + Then it is twenty-five dollars per month.
  - Then it is twenty-five dollars per minute.
See you Tues., Nov. 27th.
  + See you Tuesday, November twenty-seventh.
  - See you Thursday, November twenty-seventh.
We grow in Q1-Q3.
  + We grow in Q one to Q three.
  + We grow in Q one through Q three.
  - We grow in Q one to Q two.
We meet Thu/Fri.
  + We meet Thursday or Friday.
  + We meet Thursday, Friday.
  - We meet Tuesday or Friday.
We sat there on Sat. at nine.
  + We sat there on Saturday at nine.
  - We sat there on Sunday at nine.
Open Mon.-Fri., 8am-6pm.
  + Open Monday to Friday, eight a.m. to six p.m.
  - Open Monday to Friday, eight a.m. to seven p.m.
Open M-F, 9 a.m. - 5 p.m.
  + Open Monday through Friday, nine a.m. to five p.m.
  - Open Monday through Friday, nine a.m. to six p.m.
Open 9 am-5 pm, Mon - Fri.
  + Open nine AM to five PM, Monday to Friday.
  - Open nine AM to four PM, Monday to Friday.
The talk is 10.00-11.30.
  + The talk is ten to eleven thirty.
  + The talk is ten o'clock to half past eleven.
  - The talk is ten to twelve thirty.
Call me at 9.30.
  + Call me at nine thirty.
  + Call me at half past nine.
  - Call me at nine fifteen.
It is 1,250 sq ft.
  + It is twelve hundred fifty square feet.
  + It is twelve hundred and fifty square feet.
  - It is fifteen hundred square feet.
It is $12.50/sq. ft.
  + It is twelve dollars and fifty cents per square foot.
  + It is twelve fifty a square foot.
  - It is twelve dollars and fifteen cents per square foot.
You use 3,500 kWh/yr.
  + You use thirty-five hundred kilowatt hours a year.
  + You use three thousand five hundred kilowatt-hours per year.
  - You use thirty-five hundred kilowatt hours a month.
It weighs 45 lbs, or 20 kg.
  + It weighs forty-five pounds, or twenty kilos.
  - It weighs forty-five pounds, or thirty kilos.
It does 65 mph.
  + It does sixty-five miles per hour.
  + It does sixty five miles an hour.
  - It does fifty-five miles per hour.
It is 70°F, or 21 °C.
  + It is seventy degrees Fahrenheit, or twenty-one degrees Celsius.
  - It is seventy degrees Fahrenheit, or twenty-four degrees Celsius.
It is 15m² of floor.
  + It is fifteen square meters of floor.
  + It is fifteen square metres of floor.
  - It is fifty square meters of floor.
A 5m x 3m room.
  + A five meter by three meter room.
  - A five meter by four meter room.
It saves 8 hrs/wk.
  + It saves eight hours a week.
  + It saves eight hours per week.
  - It saves eight hours a month.
You get 10+ demos/mo.
  + You get ten plus demos a month.
  + You get ten plus demos per month.
  - You get ten plus demos a week.
It takes 5 min, max.
  + It takes five minutes max.
  + It takes five minutes maximum.
  - It takes nine minutes max.
It is 12 yrs. old.
  + It is twelve years old.
  - It is twenty years old.
It is £1,200 pcm.
  + It is twelve hundred pounds per calendar month.
  + It is one thousand two hundred pounds per month.
  - It is twelve hundred pounds per week.
Pay is £45-50k p.a.
  + Pay is forty-five to fifty K per annum.
  + Pay is forty five to fifty thousand pounds a year.
  - Pay is forty-five to sixty K per annum.
Base is $120K-$140K.
  + Base is a hundred twenty K to a hundred forty K.
  + Base is one hundred twenty to one hundred forty thousand dollars.
  - Base is a hundred twenty K to a hundred fifty K.
A budget of £3.2m - £3.4m.
  + A budget of three point two to three point four million pounds.
  - A budget of three point two to three point five million pounds.
It saves $5,000-6,000.
  + It saves five to six thousand dollars.
  + It saves five thousand to six thousand dollars.
  - It saves five to seven thousand dollars.
A $500 discount.
  + A five hundred dollar discount.
  + A five hundred dollars discount.
  - A nine hundred dollar discount.
It is $1,999 now.
  + It is nineteen ninety-nine now.
  + It is one thousand nine hundred ninety-nine dollars now.
  - It is nineteen eighty-nine now.
It is EUR 50, or 60 EUR.
  + It is fifty euros, or sixty euros.
  - It is fifteen euros, or sixty euros.
A rate of 4.25%.
  + A rate of four and a quarter percent.
  + A rate of four point two five percent.
  - A rate of four and a half percent.
Rated 4.8/5.
  + Rated four point eight out of five.
  - Rated four point nine out of five.
We lose 2/3rds.
  + We lose two thirds.
  - We lose one third.
Only ~120 people.
  + Only about a hundred and twenty people.
  + Only one hundred twenty people.
  - Only about a hundred and thirty people.
Valid to '26.
  + Valid to twenty-six.
  + Valid to two thousand twenty-six.
  - Valid to twenty-seven.
Call +44 (0)20 7946 0058.
  + Call plus four four two oh seven nine four six double oh five eight.
  + Call plus forty-four oh two oh seventy-nine forty-six zero zero fifty-eight.
  - Call plus four four two oh seven nine four six double oh nine eight.
Call 07700 900123.
  + Call oh seven seven double oh nine hundred one two three.
  + Call oh double seven zero zero nine double oh one twenty-three.
  - Call oh seven seven double oh nine hundred one two four.
Call 212-555-0100.
  + Call two twelve five five five oh one hundred.
  + Call two one two triple five oh one double oh.
  - Call two twelve five five five oh one ten.
Quote ref. no. AB-471, x12.
  + Quote reference number A B four seventy-one, extension twelve.
  - Quote reference number A B four seventy-nine, extension twelve.
Live at 22B Elm Ave.
  + Live at twenty-two B Elm Avenue.
  - Live at twenty-three B Elm Avenue.
Mail al.jones-smith@blue-sky.co.uk.
  + Mail al dot jones hyphen smith at blue dash sky dot co dot u k.
  - Mail al dot jones hyphen smith at blue dash sky dot com.
Hi Zoë, it is Müller.
  + Hi Zoe, it is Muller.
  - Hi Joey, it is Miller.
Ask Gov. Smith or Capt. Lee.
  + Ask Governor Smith or Captain Lee.
  - Ask Governor Smith or Captain Ray.
All of the U.K.'s schools.
  + All of the UK's schools.
  - All of the US's schools.
Your enquiry is all right.
  + Your inquiry is alright.
  - Your inquiries are alright.
I wait 'til Friday.
  + I wait till Friday.
  + I wait until Friday.
  - I wait since Friday.
Our AI/ML team.
  + Our AI and ML team.
  + Our AI ML team.
  - Our AI and PR team.
It runs v2.0.
  + It runs version two point oh.
  + It runs V two point zero.
  - It runs version three point oh.
In FY27, up 12% YoY.
  + In fiscal year twenty-seven, up twelve percent year over year.
  - In fiscal year twenty-eight, up twelve percent year over year.
Send your CV a.s.a.p., incl. VAT no. 12.
  + Send your CV as soon as possible, including VAT number twelve.
  - Send your CV as soon as possible, excluding VAT number twelve.
A 2-yr fixed rate, not a 15-min call.
  + A two-year fixed rate, not a fifteen-minute call.
  - A two-year fixed rate, not a fifty-minute call.
Go to www.acme.com/demo.
  + Go to acme dot com forward slash demo.
  + Go to w w w dot acme dot com slash demo.
  - Go to acme dot com slash shop.
Thx, pls call re: your appt.
  + Thanks, please call about your appointment.
  - Thanks, please call about your account.
It is B-R-I-G-H-T.
  + It is B R I G H T.
  + It is B-R-I-G-H-T.
  - It is B R I G H D.
"""

DUTCH = """
Ik bel do. of vr. terug.
  + Ik bel donderdag of vrijdag terug.
  - Ik bel dinsdag of vrijdag terug.
Open ma t/m vr, zo. 3 mei dicht.
  + Open maandag tot en met vrijdag, zondag drie mei dicht.
  - Open maandag tot en met vrijdag, zaterdag drie mei dicht.
U kunt ma/di/wo komen.
  + U kunt maandag, dinsdag of woensdag komen.
  - U kunt maandag, dinsdag of donderdag komen.
Om 9.15 uur, graag.
  + Om kwart over negen, graag.
  + Om negen uur vijftien, graag.
  - Om kwart voor negen, graag.
Om 17:00 u. bel ik.
  + Om vijf uur bel ik.
  + Om zeventien uur bel ik.
  - Om zes uur bel ik.
Van 9.00-12.30 uur.
  + Van negen tot half een.
  + Van negen uur tot twaalf uur dertig.
  - Van negen tot half twee.
Om 14.30u bel ik.
  + Om half drie bel ik.
  - Om drie uur bel ik.
Het is 120 m² voor € 350.000,- k.k.
  + Het is honderdtwintig vierkante meter voor driehonderdvijftigduizend euro kosten koper.
  - Het is honderddertig vierkante meter voor driehonderdvijftigduizend euro kosten koper.
Het kost 50 euro p/m, ex. btw.
  + Het kost vijftig euro per maand, exclusief btw.
  - Het kost vijftig euro per maand, inclusief btw.
Dat is EUR 600 p.j. of €12,50 p.p.
  + Dat is zeshonderd euro per jaar of twaalf euro vijftig per persoon.
  - Dat is zevenhonderd euro per jaar of twaalf euro vijftig per persoon.
Het is €1.250,- incl. btw.
  + Het is twaalfhonderdvijftig euro inclusief btw.
  + Het is duizend tweehonderdvijftig euro inclusief btw.
  - Het is vijftienhonderd euro inclusief btw.
Laminaat kost €29,95/m2.
  + Laminaat kost negenentwintig euro vijfennegentig per vierkante meter.
  - Laminaat kost negentien euro vijfennegentig per vierkante meter.
Een pomp van 5 kW spaart 2.500 kWh/jr.
  + Een pomp van vijf kilowatt spaart vijfentwintighonderd kilowattuur per jaar.
  - Een pomp van zes kilowatt spaart vijfentwintighonderd kilowattuur per jaar.
De wind is 80 km/u bij 20°C.
  + De wind is tachtig kilometer per uur bij twintig graden Celsius.
  - De wind is zestig kilometer per uur bij twintig graden Celsius.
De vloer is 4x6 m.
  + De vloer is vier bij zes meter.
  - De vloer is vier bij zeven meter.
Het weegt 2,5 kg en duurt 5 min.
  + Het weegt tweeënhalve kilo en duurt vijf minuten.
  - Het weegt anderhalve kilo en duurt vijf minuten.
Bij 10 st. krijgt u korting.
  + Bij tien stuks krijgt u korting.
  - Bij zes stuks krijgt u korting.
Loon €3.000-€3.500 p/mnd.
  + Loon drieduizend tot vijfendertighonderd euro per maand.
  - Loon drieduizend tot vierduizend euro per maand.
Bel +31 (0)20 123 45 67.
  + Bel plus eenendertig twintig honderddrieëntwintig vijfenveertig zevenenzestig.
  + Bel plus drie een nul twee nul een twee drie vijfenveertig zes zeven.
  - Bel plus eenendertig twintig honderddrieëntwintig vijfenveertig zevenenvijftig.
Bel 0800-1234.
  + Bel nul achthonderd twaalf vierendertig.
  + Bel nul acht nul nul een twee vierendertig.
  - Bel nul negenhonderd twaalf vierendertig.
Wij wonen Kerkstr. 12-A, 1012 AB A'dam.
  + Wij wonen Kerkstraat twaalf A, tien twaalf AB Amsterdam.
  - Wij wonen Kerkstraat tien A, tien twaalf AB Amsterdam.
Op 27/11 of 27-11-2026.
  + Op zevenentwintig elf of zevenentwintig november twintig zesentwintig.
  - Op zevenentwintig elf of zevenentwintig oktober twintig zesentwintig.
APK tot 06-2027.
  + APK tot juni tweeduizend zevenentwintig.
  - APK tot juli tweeduizend zevenentwintig.
Beste dhr./mevr. Müller.
  + Beste meneer of mevrouw Muller.
  + Beste heer mevrouw Müller.
  - Beste meneer of mevrouw Molenaar.
De actie geldt woensdag a.s., t.w.v. €150.
  + De actie geldt woensdag aanstaande, ter waarde van honderdvijftig euro.
  - De actie geldt woensdag aanstaande, ter waarde van honderd euro.
Ons KvK-nr. is 123.
  + Ons KvK-nummer is een twee drie.
  + Ons KVK nummer is honderddrieëntwintig.
  - Ons KvK-nummer is een twee vier.
Een 4-pers. huis, m/v, 25 ct.
  + Een vierpersoons huis, man vrouw, vijfentwintig cent.
  - Een vijfpersoons huis, man vrouw, vijfentwintig cent.
Het kost 12,50 of €0,25.
  + Het kost twaalf euro vijftig of vijfentwintig cent.
  + Het kost twaalf vijftig of nul komma vijfentwintig euro.
  - Het kost twaalf euro vijftien of vijfentwintig cent.
Factuurnr. 12, nr. 3.
  + Factuurnummer twaalf, nummer drie.
  - Factuurnummer twaalf, nummer vier.
De 1e ma. v/d maand.
  + De eerste maandag van de maand.
  - De tweede maandag van de maand.
Mail j.de.vries@groen-dak.nl.
  + Mail j punt de punt vries at groen koppelteken dak punt n l.
  - Mail j punt de punt vries at groen koppelteken dak punt com.
Ca. 2,5 mln. klanten, dat is ±10%.
  + Circa tweeënhalf miljoen klanten, dat is ongeveer tien procent.
  - Circa tweeënhalf miljoen klanten, dat is ongeveer twintig procent.
Wij hebben d'r één, hè?
  + We hebben er een, he?
  - We hadden er een, he?
"""


def rows(table: str, sign: str) -> list[tuple[str, str]]:
    """Each script with each of the ways behind a sign."""
    found, script = [], ""
    for line in table.strip().splitlines():
        if not line.startswith(" "):
            script = line
        elif line.split()[0] == sign:
            found.append((script, line.strip()[2:]))
    return found


@pytest.mark.parametrize(("script", "said"), rows(ENGLISH, "+"))
def test_english_read_out(script: str, said: str) -> None:
    assert match_ratio(match(script, said, "en")) == 1.0


@pytest.mark.parametrize(("script", "said"), rows(DUTCH, "+"))
def test_dutch_read_out(script: str, said: str) -> None:
    assert match_ratio(match(script, said, "nl")) == 1.0


@pytest.mark.parametrize(("script", "said"), rows(ENGLISH, "-"))
def test_english_said_otherwise(script: str, said: str) -> None:
    assert match_ratio(match(script, said, "en")) < 1.0


@pytest.mark.parametrize(("script", "said"), rows(DUTCH, "-"))
def test_dutch_said_otherwise(script: str, said: str) -> None:
    assert match_ratio(match(script, said, "nl")) < 1.0


@pytest.mark.parametrize(
    ("script", "said", "language"),
    [
        ("There is no sun in May.", "There is number sun in May.", "en"),
        ("I sat in the sun.", "I Saturday in the sun.", "en"),
        ("It is in the box.", "It is inches the box.", "en"),
        ("I may call.", "I might call.", "en"),
        ("We hebben zo veel.", "We hebben zondag veel.", "nl"),
        ("Om 10 uur bel ik.", "Om tien bel ik.", "nl"),
        ("It costs 5 dollars.", "It costs five dollar.", "en"),
        ("Vanaf 3 u betaalt.", "Vanaf drie betaalt.", "nl"),
        ("One in 3 in town.", "One in three inside town.", "en"),
        ("Ring Morton.", "Ring Morgan.", "en"),
    ],
)
def test_words_that_look_like_short_forms_stay_words(script: str, said: str, language: str) -> None:
    assert match_ratio(match(script, said, language)) < 1.0


@pytest.mark.parametrize(
    ("script", "said", "language"),
    [
        ("We bellen je.", "Wij bellen jij.", "nl"),
        ("I could've called.", "I could have called.", "en"),
        ("Wait 'til noon.", "Wait until noon.", "en"),
    ],
)
def test_short_and_full_forms_are_the_same_unless_strict(script: str, said: str, language: str) -> None:
    words = tuple(Word(text, at * 0.3, at * 0.3 + 0.3) for at, text in enumerate(said.split()))
    heard = Transcript(language, words, ())
    free, strict = (
        beside_script(heard, script, load_lexicon(language), strict=strict) for strict in (False, True)
    )
    assert all(step.same for step in free.steps)
    assert not all(step.same for step in strict.steps)


def test_the_words_beside_tell_how_to_read() -> None:
    assert forms_beside("no", "ref", "5", "en")[0] == ("number",)
    assert forms_beside("no", "say", "thanks", "en") == ()
    assert forms_beside("m", "5", "x", "en")[0] == ("meters",)
    assert forms_beside("m", "am", "x", "en") == ()
    assert forms_beside("uur", "9.15", "", "nl") == (("uur",), ())
    assert forms_beside("uur", "9", "", "nl")[0] == ("uur",)
    assert forms_beside("no", "ref", "5", "de") == ()


def test_a_row_of_digits_is_known_in_any_groups() -> None:
    forms = [("oh", "seven", "seven", "oh", "oh", "nine")]
    heard = spoken_forms("call-oh-double-seven-double-oh-nine-or-oh-seven-seven-zero-zero-five", "en")[1]
    assert as_said(forms, heard, "en") == (("oh", "double", "seven", "double", "oh", "nine"),)
    assert as_said([("two", "hundred")], ["two", "hundred"], "en") == ()
    assert as_said([("a", "b", "c")], ["a", "b", "c"], "de") == ()


def test_the_parts_of_a_word_have_forms_of_their_own() -> None:
    amount, currency, per, each = spoken_parts("$500/mo", "en")
    assert ("five", "hundred") in amount and ("dollars",) in currency
    assert ("per",) in per and each == (("month",),)
    assert () in spoken_parts("\u2248", "en")[0], "it may be passed over"
    assert spoken_parts("hello", "en") == ((("hello",),),)
    assert spoken_parts("...", "en") == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("9 a.m. - 5 p.m.", ("9", "a.m", "\u2013", "5", "p.m")),
        ("9am - 5pm", ("9am-5pm",)),
        ("Mon - Fri", ("Mon-Fri",)),
        ("well - 5 people", ("well", "5", "people")),
        ("~30 people", ("\u2248", "30", "people")),
        ("EUR 50", ("EUR 50",)),
        ("'26 and '90s", ("'26", "and", "90s")),
    ],
)
def test_ranges_and_signs_are_words(text: str, words: tuple[str, ...]) -> None:
    assert split_words(text) == words
    assert split_words("  ".join(words)) == words
