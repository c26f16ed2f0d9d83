"""What is written short and told apart by the words around it: each way to read it counts, another never."""

from __future__ import annotations

import pytest
from test_perfect_readings import match
from test_written_short import rows

from vm_rehearse.measures.script_match import match_ratio
from vm_rehearse.text import forms_around, said_together, split_words

# a script; behind "+" what may be heard when it was read out, behind "-" what was said otherwise
ENGLISH = """
Phases I, II & III are done.
  + Phases one, two and three are done.
Phases I-III are done.
  + Phases one to three are done.
Part I/II of it.
  + Part one and two of it.
A Class A, Type IV license.
  + A class A, type four license.
Level V trauma, chapter X.
  + Level five trauma, chapter ten.
World War I era.
  + World War One era.
John Smith III called.
  + John Smith the third called.
King Charles III and Rocky II.
  + King Charles the Third and Rocky two.
Acme Co. is here.
  + Acme Company is here.
We're at 12 E. 42nd St. NW.
  + We're at twelve East Forty-second Street Northwest.
On N. Main St. by I-5 S.
  + On North Main Street by I five south.
Albany, NY and Reno, NV.
  + Albany, New York and Reno, Nevada.
Austin, TX 78701.
  + Austin, Texas, seven eight seven oh one.
It's 120V, 60 Hz, 15 amps, 2 hp.
  + It's one hundred twenty volts, sixty hertz, fifteen amps, two horsepower.
A 50-gal. drum, 6 qt. and 70° F.
  + A fifty gallon drum, six quarts and seventy degrees Fahrenheit.
1 Gbps, 100 Mbps.
  + One gigabit per second, a hundred megabits per second.
A 4'x8' sheet, 3/4" thick.
  + A four by eight sheet, three quarter inch thick.
A 27" monitor.
  + A twenty-seven inch monitor.
6\u20192\u201d tall, 5\u2019 wide.
  + Six foot two inches tall, five feet wide.
Back in '09 and '98.
  + Back in oh nine and ninety-eight.
  + Back in two thousand nine and nineteen ninety-eight.
The late '80s.
  + The late nineteen eighties.
Q1-Q3, then H2.
  + First to third quarter, then the second half.
Q4 2025 is close.
  + Fourth quarter twenty twenty-five is close.
It's at 14:30.
  + It's at two thirty p.m.
  + It's at fourteen thirty.
At 7pm or 11 p.m.
  + At seven in the evening or eleven at night.
At 9:15am.
  + At a quarter past nine in the morning.
Ten (10) days, thirty-five (35) cases.
  + Ten days, thirty-five cases.
30 (thirty) days.
  + Thirty days.
r u ok w/ that?
  + Are you okay with that?
ur quote is here, btw.
  + Your quote is here, by the way.
we r open, u r next
  + we're open, you're next
Cpl. Hays, Lt. Col. Dunn, Gen. Lee.
  + Corporal Hays, Lieutenant Colonel Dunn, General Lee.
Our EVP, Jo, and SVP.
  + Our executive vice president, Jo, and senior vice president.
ROI in 6 mos., per the SLA.
  + Return on investment in six months, per the service level agreement.
Call on 7/4, the 4th of July.
  + Call on July fourth, July fourth.
On July 4, 2025 we met.
  + On the fourth of July twenty twenty-five we met.
On the 3rd of March.
  + On March third.
May 5, 12, and 19 are open.
  + May fifth, twelfth and nineteenth are open.
5, 12 & 19 May.
  + The fifth, twelfth and nineteenth of May.
Model TX-40B, code 77-C.
  + Model T X dash forty B, code seventy-seven hyphen C.
Call 555-0142.
  + Call five five five dash zero one four two.
Call 312.555.0148.
  + Call three one two dot five five five dot zero one four eight.
Open 9-5.
  + Open nine till five.
Open 9\u20135, Mon\u2013Fri.
  + Open nine until five, Monday until Friday.
1,400+ jobs.
  + More than fourteen hundred jobs.
$5M+ in sales.
  + Over five million dollars in sales.
Rated 4+ stars.
  + Rated four or more stars.
We're open 24/7.
  + We're open twenty-four hours a day, seven days a week.
M\u2013F 8\u20136, T\u2013Th late.
  + Monday to Friday eight to six, Tuesday through Thursday late.
June\u2013Aug.
  + June to August.
Temps hit 90°F.
  + Temperatures hit ninety degrees.
Less CO2, more O2.
  + Less C O two, more O two.
Ref. no. 5, P.O. Box 9.
  + Reference number five, P O box nine.
N/A for you, T&Cs apply.
  + Not applicable for you, terms and conditions apply.
$30/ft and 5 gal/min.
  + Thirty dollars a foot and five gallons per minute.
12/25/24 at noon
  + Twelve twenty-five twenty-four at noon
R.J. and A.J. Foyt.
  + R J and A J Foyt.
Mary-Ann and Joanne.
  + Mary Anne and Jo-Ann.
Meet Sgt. Ito, Ret.
  + Meet Sergeant Ito, retired.
>50% off, <$10.
  + More than fifty percent off, less than ten dollars.
Where'd you go?
  + Where did you go?
esp. on Sat.
  + Especially on Saturday.
Hello from Miami-Dade Cty.
  + Hello from Miami-Dade County.
The part I like is free.
  - The part one like is free.
The Part I like is free.
  - The Part one like is free.
In Phase I we start.
  - In Phase two we start.
When I call, say no.
  - When one call, say no.
Can I come at nine?
  - Can one come at nine?
Hale & Co. sent me.
  - Hale and County sent me.
Hale and Co. sent me.
  - Hale and County sent me.
Our Co. is small.
  - Our County is small.
I live in CA now.
  - I live in Canada now.
Call N. Smith today.
  - Call North Smith today.
Ask N. for it.
  - Ask North for it.
We need temp staff.
  - We need temperature staff.
The temps are nice people.
  - The temperatures are nice people.
Sono io, mi dispiace.
  - Sono io, miles dispiace.
Meet Dr. V. Smith.
  - Meet Doctor volts Smith.
It is 14:00 now.
  - It is four p.m. now.
Call at 2pm.
  - Call at two in the morning.
Call at 2 pm.
  - Call at two in the morning.
Due 31 Jan.
  - Due January thirteenth.
  - Due the thirty-first.
Due Jan 31.
  - Due the thirty-first.
  - Due thirtieth of January.
Aug 3, 10 & 24 work.
  - August third, tenth and twenty-third work.
Three (3) options.
  - Four options.
  - Options.
We have 200+ firms.
  - We have under two hundred firms.
  - We have over three hundred firms.
Ends in Q3.
  - Ends in the second quarter.
  - Ends in the third half.
It is 8' x 42".
  - It is eight inches by forty-two feet.
Say "call 8" now.
  - Say call eight inches now.
He is 6'2" tall.
  - He is six foot three tall.
Since '09 it works.
  - Since nineteen nine it works.
From the '70s on.
  - From the twenty seventies on.
Open M-F, 9-5.
  - Open Monday to Thursday, nine to five.
u r right
  - you were right
Ship to Ohio, OH.
  - Ship to Ohio, Oregon.
Portland, OR is next.
  - Portland, Ohio is next.
Call me in Boston, MA.
  - Call me in Boston, Maine.
Google wants < 3.
  - Google wants more than three.
The VP of Sales.
  - The president of Sales.
Ask for HR.
  - Ask for hour.
It is $5/user/mo.
  - It is five dollars per user per year.
Go W. on 5th.
  - Go west on sixth.
At 5 W. 34th St.
  - At five East thirty-fourth Street.
Code AB-12.
  - Code AB dash thirteen.
Call btw. 8 and 9.
  - Call before eight and nine.
I have to go.
  - I have till go.
Give it to me.
  - Give it until me.
Yr. offer was good.
  - Our offer was good.
Henry VIII did.
  - Henry the seventh did.
World War II ended.
  - World War three ended.
My IV is in.
  - My four is in.
The US is big.
  - The us are big.
10:30am sharp
  - ten thirty in the evening sharp
Jan-Mar is slow.
  - January to May is slow.
You r in.
  - You are out.
how'd you do
  - how could you do
The 401(k) plan.
  - The four one k plan.
5 gal. tank
  - five quart tank
It's 60k mi.
  - It's sixty thousand meters.
Meet me 2 or 3 May.
  - Meet me second or fourth May.
We met on May 3 and 5 people came.
  - We met on May third and six people came.
Write 5' now.
  - Write five inches now.
Model 320 is here.
  - Model three point two zero is here.
  - Model three dot two zero is here.
A 3/4" pipe.
  - A three quarter foot pipe.
Our Bros. are in.
  - Our sisters are in.
It is OK in Ohio.
  - It is Oklahoma in Ohio.
On Tuesday OR later.
  - On Tuesday Oregon later.
Hello from ME.
  - Hello from Maine.
Meet at 5 S. today.
  - Meet at five south today.
Max. is 8.
  - Minimum is eight.
It's ten 10 pounds.
  - It's ten pounds twenty.
She has an MD.
  - She has a managing director.
You sent it to us.
  - You sent information technology to us.
He will call.
  - He was call.
I sat there on Sat.
  - I Saturday there on Saturday.
Wk 12 is free.
  - Week thirteen is free.
Mark I is here.
  - Mark one is here.
John Smith II.
  - John Smith the third.
Free M, W & F, or T/Th.
  + Free Monday, Wednesday and Friday, or Tuesday or Thursday.
  - Free Monday, Wednesday and Sunday, or Tuesday or Thursday.
Grades A & F differ.
  - Grades A and Friday differ.
Open 9-noon ET.
  + Open nine to noon Eastern Time.
  + Open nine till noon E T.
  - Open nine to noon Pacific Time.
In 1 hr. or 1 day.
  + In an hour or a day.
  + In one hour or one day.
  - In the hour or that day.
Hwy 61 S., near Mi. 12.
  + Highway sixty-one South, near mile twelve.
  - Highway sixty-one North, near mile twelve.
N.Y., N.Y. and Flint, Mich.
  + New York, New York and Flint, Michigan.
  - New York, New York and Flint, Missouri.
Since the mid-'90s, c. $5k.
  + Since the mid nineties, circa five thousand dollars.
  - Since the mid eighties, circa five thousand dollars.
No. of users: 3 bus. days.
  + Number of users, three business days.
  - No of users, three bus stops.
The bus is 5 days late.
  - The business is five days late.
"""

DUTCH = """
Aan de A2, t.o. Ikea, a/d weg.
  + Aan de A twee, tegenover Ikea, aan de weg.
  - Aan de A twee, naast Ikea, aan de weg.
Het O.M. belt.
  + Het O M belt.
  - Het onder meer belt.
kan t ook om 4 u, k bel
  + Kan het ook om vier uur, ik bel.
  - Kan dat ook om vier uur, ik bel.
Een 24 V-systeem, 12 t op de kraan.
  + Een vierentwintig volt systeem, twaalf ton op de kraan.
  - Een vierentwintig watt systeem, twaalf ton op de kraan.
Fase I, deel IV, type II.
  + Fase één, deel vier, type twee.
Karel V en Willem II.
  + Karel V en Willem de Tweede.
  + Karel V en Willem twee.
Om 16 u, vanaf 14 uur.
  + Om vier uur, vanaf twee uur.
Van 13-17 u.
  + Van één tot vijf uur.
Om 14:30.
  + Om half drie.
Om 14u30.
  + Om veertien uur dertig.
In K2 en Q4.
  + In het tweede kwartaal en het vierde kwartaal.
Q1 2026 wordt druk.
  + Eerste kwartaal tweeduizend zesentwintig wordt druk.
A.J. Bakker en mr. P.M. Vos.
  + A J Bakker en meester P M Vos.
idd, mss kan ik ff langskomen
  + Inderdaad, misschien kan ik even langskomen.
Kosten € 5 p.st., € 9 p.p./dag.
  + Kosten vijf euro per stuk, negen euro per persoon per dag.
Het kost €10/pers./mnd.
  + Het kost tien euro per persoon per maand.
28 febr. en 3 mrt.
  + Achtentwintig februari en drie maart.
Sinds '09.
  + Sinds nul negen.
Sinds '98.
  + Sinds negentienachtennegentig.
De jaren '70.
  + De jaren zeventig.
200+ klanten.
  + Meer dan tweehonderd klanten.
Ref. nr. 5, tel. nr. 6.
  + Referentienummer vijf, telefoonnummer zes.
Bel 06-12345678.
  + Bel nul zes streepje een twee drie vier vijf zes zeven acht.
Type KL-4B.
  + Type K L streepje vier B.
Open ma\u2013vr, jan\u2013mrt.
  + Open maandag tot vrijdag, januari tot maart.
Zaal 2-4 tot 22 uur.
  + Zaal twee tot vier tot tien uur.
Vr.avond of za-ochtend.
  + Vrijdagavond of zaterdagochtend.
12 V, 40 W, 2 kW, 5 kWp.
  + Twaalf volt, veertig watt, twee kilowatt, vijf kilowattpiek.
Een 55" tv.
  + Een vijfenvijftig inch tv.
Drie (3) kamers.
  + Drie kamers.
Hé, hey, hee!
  + Hey, hé, hé.
De KvK en MKB.
  + De Kamer van Koophandel en midden- en kleinbedrijf.
o.m. bij fa. Kool, e.a.
  + Onder meer bij firma Kool, en anderen.
Kerkln. 5, Dorpspln. 6.
  + Kerklaan vijf, Dorpsplein zes.
Hr. De Wit en ds. Vis.
  + Heer De Wit en dominee Vis.
Minder CO2.
  + Minder C O twee.
Zo. 6 en zo. 13 dec.
  + Zondag zes en zondag dertien december.
Op 6, 13 en 20 mei.
  + Op zes, dertien en twintig mei.
Op 01-12-2024.
  + Op één december twintig vierentwintig.
24/7 open.
  + Vierentwintig op zeven open.
Met svp en thx.
  + Met alstublieft en thanks.
Levertijd: 6-8 wkn.
  + Levertijd zes à acht weken.
< 5 mm, > 3 m.
  + Minder dan vijf millimeter, meer dan drie meter.
20 °C of 70°F.
  + Twintig graden of zeventig graden Fahrenheit.
Ca. 10 a 15 min.
  + Circa tien à vijftien minuten.
P.J. Hoekstra belt.
  - Per jaar Hoekstra belt.
Het kost 5 euro p.j.
  - Het kost vijf euro P J.
Binnen 16 uur klaar.
  - Binnen vier uur klaar.
Het duurt 16 uur.
  - Het duurt vier uur.
Voor 16 uur per week.
  - Voor vier uur per week.
Om 16 u bel ik.
  - Om zes uur bel ik.
Rond 15 u.
  - Rond vijf uur.
Fase II start.
  - Fase drie start.
Drie (3) jaar.
  - Vier jaar.
Het is Q3.
  - Het is het vierde kwartaal.
500+ deuren.
  - Minder dan vijfhonderd deuren.
Het is om drie uur.
  - Het is onder meer drie uur.
Temp. medewerker gezocht.
  - Temperatuur medewerker gezocht.
Op 8-10 zijn we er.
  - Op acht september zijn we er.
Ze zijn zo ver.
  - Ze zijn zondag ver.
Dat is van mij.
  - Dat is van maatschappij.
Wij bellen ff.
  - Wij bellen nooit.
Het is 5 V.
  - Het is vijf watt.
5 pers. max.
  - Vijf personen minimaal.
Ref. nr. 12.
  - Telefoonnummer twaalf.
Hey Noor.
  - Hoi Noor.
Bel tussen 13 en 17 u.
  - Bel tussen een en zes uur.
Uw nr. p.st.
  - Uw nummer per stoel.
De bijl is scherp.
  - De bijlage is scherp.
Sinds '98 hier.
  - Sinds tweeduizend achtennegentig hier.
24/7 bereikbaar.
  - Twaalf uur per dag zeven dagen per week bereikbaar.
do-middag kan.
  - Dinsdagmiddag kan.
Ik heb er 2 of 3 in mei.
  - Ik heb er tweede of derde in mei.
1 Gbps snel.
  - Een megabit per seconde snel.
Ca. 16 uur rijden.
  - Circa vier uur rijden.
Prijs p. stuk.
  - Prijs pagina stuk.
Het kost 5 p.p.
  - Het kost vijf per paar.
De vr. is aardig.
  - De vrouw is aardig.
Tot zo.
  - Tot zondag.
Ik ga zo weg.
  - Ik ga zondag weg.
Wij zijn er om 8.
  - Wij zijn er onder meer acht.
Hij heeft art. 5 gelezen.
  - Hij heeft hoofdstuk vijf gelezen.
"""


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
    ("text", "words"),
    [
        ("8' x 42\"", ("8\u2032", "x", "42\u2033")),
        ("He is 6'2\".", ("He", "is", "6\u20322\u2033")),
        ("8\u2019 x 42\u201d", ("8\u2032", "x", "42\u2033")),
        ('Press "9" now', ("Press", "9", "now")),
        ("say 'dial 8' now", ("say", "dial", "8", "now")),
        ("the '90s guys' 5' ladder", ("the", "90s", "guys", "5\u2032", "ladder")),
        ("under < 3 or > 5", ("under", "<", "3", "or", ">", "5")),
        ("<pause> 5 <5 minutes>", ("pause", "5", "5", "minutes")),
        ("> 5 quoted", ("5", "quoted")),
        ("a => 5 -> 6", ("a", "5", "6")),
        ("only $\x1b[5", ("only", "$5")),
        ("M\u2013F, Jan. \u2013 Mar.", ("M-F", "Jan-Mar")),
    ],
)
def test_marks_that_are_words_and_marks_that_are_none(text: str, words: tuple[str, ...]) -> None:
    assert split_words(text) == words
    assert split_words("  ".join(words)) == words


def test_a_letter_and_a_word_heard_short_stay_what_they_were() -> None:
    assert forms_around(("een", "v", "van", "Victor"), 1, "nl") == ()
    assert match_ratio(match("Dat kost 10 cent.", "Dat kost 10 ct.", "nl")) == 1.0


def test_what_the_words_around_tell() -> None:
    def first(text: str, at: int, language: str = "en") -> tuple[str, ...]:
        return next(iter(forms_around(split_words(text), at, language)), ())

    assert first("Phase II is free", 1) == ("two",)
    assert first("a World War I plane", 3) == ("one",)
    assert first("Henry VIII did", 1) == ("the", "eighth")
    assert first("12 N. Main St.", 1) == ("north",)
    assert first("Ask N. about it", 1) == ()
    assert forms_around(("three", "3", "days"), 1, "en")[0] == (), "it may be passed over"
    assert first("om 16 u", 1, "nl") == ("zestien",)
    assert first("Phase II", 1, "de") == ()


def test_words_that_are_said_another_way_together() -> None:
    ((place, forms),) = said_together(split_words("Due the 4th of July 2025."), "en")
    assert place == (1, 5) and ("july", "fourth") in forms
    ((place, forms),) = said_together(split_words("Uw ref. nr. is 5."), "nl")
    assert place == (1, 3) and ("referentienummer",) in forms
    assert said_together(split_words("Due May call."), "en") == ()
    assert said_together(split_words("On 4 July."), "de") == ()
