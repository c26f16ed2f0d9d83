"""Numbers, times and marks in scripts that are said in several ways: each counts as said, another never."""

from __future__ import annotations

import pytest
from test_perfect_readings import match
from test_written_short import rows

from vm_rehearse.measures.script_match import match_ratio
from vm_rehearse.text import split_words

# a script; behind "+" what may be heard when it was read out, behind "-" what was said otherwise
ENGLISH = """
You pay 14.50 an hour.
  + You pay fourteen fifty an hour.
  + You pay fourteen and a half an hour.
  + You pay fourteen point five an hour.
  + You pay fourteen point five oh an hour.
  + You pay fourteen dollars and fifty cents an hour.
  - You pay forty and a half an hour.
  - You pay fourteen point one five an hour.
40 cu. yds. (or 3 cu yd) by A38, nr. junction 29, Thurs. aft.
  + Forty cubic yards or three cubic yards by A thirty eight, near junction twenty nine, Thursday afternoon.
  - Forty square yards or three cubic yards by A thirty eight, near junction twenty nine, Thursday afternoon.
  - Forty cubic yards or three cubic yards by A thirty eight, near junction twenty nine, Thursday morning.
See www.hartleyfences.co.uk, Visa, MC or Amex, on the aft deck.
  + See double u double u double u dot hartleyfences dot co dot uk, Visa, MasterCard or Amex, on the aft deck.
  + See www dot hartleyfences dot co dot uk, Visa, M C or Amex, on the aft deck.
  - See www dot hartleyfences dot co dot uk, Visa, M C or Amex, on the afternoon deck or not.
We're at booth B12, May 3rd\u20135th.
  + We're at booth B twelve, May third to fifth.
  + We're at booth B twelve, May third through fifth.
  - We're at booth B twelve, May third to sixth.
We meet 10am CT/11am ET.
  + We meet ten a.m. central eleven a.m. eastern.
  + We meet ten a.m. central time, eleven a.m. eastern time.
  + We meet ten central or eleven eastern.
  - We meet ten a.m. central, twelve a.m. eastern.
  - We meet ten a.m. mountain, eleven a.m. eastern.
Mon., 9 a.m. ET/6 a.m. PT works.
  + Monday, nine a.m. eastern, six a.m. pacific works.
  + Monday, nine a.m. eastern time or six a.m. pacific time works.
  - Monday, nine a.m. eastern time or six a.m. central time works.
Your c.1790 clock, ca. 1850 case and c. 1900 chair.
  + Your circa seventeen ninety clock, circa eighteen fifty case and circa nineteen hundred chair.
  - Your circa seventeen eighty clock, circa eighteen fifty case and circa nineteen hundred chair.
est.1990, approx.50 units, vol.3, p.12, max.$10.
  + Established nineteen ninety, approximately fifty units, volume three, page twelve, maximum ten dollars.
  - Established nineteen ninety, approximately fifty units, volume four, page twelve, maximum ten dollars.
Our VPs, CEOs and two B&Bs in NYC's centre.
  + Our vice presidents, C E Os and two B and Bs in New York City's centre.
  + Our VPs, CEOs and two bed and breakfasts in NYC's centre.
  - Our vice president, CEOs and two bed and breakfasts in NYC's centre.
Your B&B's gutters and the MD's diary.
  + Your bed and breakfast's gutters and the managing director's diary.
  + Your B and B's gutters and the M D's diary.
  - Your bed and breakfast gutters and the managing director's diary.
Send the P&L, R&D list and M&A news.
  + Send the profit and loss, research and development list and mergers and acquisitions news.
  + Send the P and L, R and D list and M and A news.
  - Send the profit and loss, research and design list and mergers and acquisitions news.
It's N.E. Marble Co. in S.W. London.
  + It's Northeast Marble Company in Southwest London.
  + It's N E Marble Company in South West London.
  - It's Northwest Marble Company in Southwest London.
Reach us @green_gutters.
  + Reach us at green gutters.
  + Reach us at green underscore gutters.
  - Reach us at clean gutters.
A 1:1 call, f2f or 1-on-1, on a 16:9 screen.
  + A one on one call, face to face or one-on-one, on a sixteen nine screen.
  + A one-to-one call, face-to-face or one on one, on a sixteen to nine screen.
  - A one-on-two call, face-to-face or one on one, on a sixteen to nine screen.
Back in Q3'25, FY'26 and H1 '24.
  + Back in Q three twenty-five, fiscal year twenty-six and H one twenty-four.
  + Back in the third quarter of twenty twenty-five, F Y twenty-six and the first half of twenty twenty-four.
  - Back in the third quarter of twenty twenty-six, F Y twenty-six and the first half of twenty twenty-four.
Invoice 2025.0317 or INV-2025-0042.
  + Invoice twenty twenty-five oh three seventeen or INV twenty twenty-five double oh four two.
  + Invoice two oh two five dot oh three one seven or I N V dash two oh two five dash oh oh four two.
  - Invoice twenty twenty-five oh three eighteen or INV twenty twenty-five double oh four two.
Order 2025/118.
  + Order twenty twenty-five one eighteen.
  + Order two oh two five slash one one eight.
  - Order twenty twenty-five one nineteen.
From 2025/2026 on.
  + From twenty twenty-five to twenty twenty-six on.
  - From twenty twenty-five to twenty twenty-seven on.
Due 1/1/'25 and 12/'26.
  + Due January first twenty twenty-five and December twenty-six.
  + Due January first twenty-five and December twenty twenty-six.
  - Due January first twenty-five and December twenty twenty-five.
It lands 18:20, doors at 09:15.
  + It lands six twenty p.m., doors at nine fifteen a.m.
  + It lands eighteen twenty, doors at nine fifteen in the morning.
  + It lands six twenty in the evening, doors at quarter past nine.
  - It lands six twenty a.m., doors at nine fifteen a.m.
It starts 6:20.
  - It starts six twenty p.m.
We start at 0700 and stop at 1530.
  + We start at seven a.m. and stop at three thirty.
  + We start at oh seven hundred and stop at fifteen thirty.
  + We start at zero seven hundred hours and stop at fifteen thirty hours.
  + We start at seven o'clock and stop at half past three.
  - We start at eight and stop at three thirty p.m.
  - We start at seven p.m. and stop at three thirty p.m.
Doors at 0730 hrs, talks from 0900-1700.
  + Doors at seven thirty, talks from nine to five.
  + Doors at oh seven thirty hours, talks from oh nine hundred to seventeen hundred.
  - Doors at oh seven thirty hours, talks from oh nine hundred to sixteen hundred.
Since 1995, by 2030 and 1530 of them.
  - Since nineteen ninety-five, by eight thirty and fifteen thirty of them.
PIN 0700.
  - PIN seven a.m.
A 4* hotel, a 5\u2605 rating, only $49*.
  + A four star hotel, a five star rating, only forty-nine dollars.
  - A three star hotel, a five star rating, only forty-nine dollars.
**Hi** Sam, *now* 5 \u2b50 reviews! \u2605\u2605\u2605\u2605\u2605 **ASAP**
  + Hi Sam, now five star reviews. As soon as possible.
  - Hi Sam, now four star reviews. As soon as possible.
We cut churn 18\u219211%.
  + We cut churn eighteen to eleven percent.
  - We cut churn eighteen to twelve percent.
The 3BR/2BA is listed @ $389,900.
  + The three bedroom two bath is listed at three eighty-nine nine hundred.
  + The three bedroom, two bathroom is listed at three hundred eighty-nine thousand nine hundred dollars.
  - The three bedroom two bath is listed at three eighty-eight nine hundred.
  - The three bedroom two barn is listed at three eighty-nine nine hundred.
Reply Y/N, we grew 40% y/y.
  + Reply yes or no, we grew forty percent year over year.
  - Reply yes or no, we grew forty percent month over month.
I left a VM about 1TB at $2,999.99.
  + I left a voicemail about a terabyte at two thousand nine ninety-nine ninety-nine.
  + I left a V M about one terabyte at twenty-nine ninety-nine ninety-nine.
  - I left a voicemail about a gigabyte at two thousand nine ninety-nine ninety-nine.
We cover NY/NJ/CT, and homes in CA, NV & WA.
  + We cover New York, New Jersey and Connecticut, and homes in California, Nevada and Washington.
  + We cover N Y N J C T, and homes in C A, N V and W A.
  - We cover New York, New Mexico and Connecticut, and homes in California, Nevada and Washington.
  - We cover New York, New Jersey and Connecticut, and homes in Colorado, Nevada and Washington.
Top ten in CA, 50 states.
  + Top ten in California, fifty states.
  - Top ten in circa fifty states.
Save 15-20\xa2/gal.
  + Save fifteen to twenty cents a gallon.
  + Save fifteen to twenty cents per gallon.
  - Save fifteen to thirty cents a gallon.
  - Save fifteen to twenty cents a barrel.
Tues @ 3:15p, b/w 9a\u201312p or at 4p.
  + Tuesday at three fifteen p.m., between nine a.m. and noon or at four p.m.
  + Tuesday at three fifteen, between nine and twelve or at four.
  - Tuesday at three fifteen p.m., between nine a.m. and one or at four p.m.
  - Tuesday at three fifteen a.m., between nine a.m. and noon or at four p.m.
We're here 9-5.
  - We're here nine and five.
Between 9-5 and between 10 \u2013 12 people.
  + Between nine and five and between ten and twelve people.
  + Between nine to five and between ten to twelve people.
  - Between nine and six and between ten and twelve people.
K-8 schools, A-Z guides.
  + K through eight schools, A to Z guides.
  + K eight schools, A-Z guides.
  - K through nine schools, A to Z guides.
W-2s, 1099s and two 737s.
  + W twos, ten ninety-nines and two seven thirty-sevens.
  - W twos, ten ninety-eights and two seven thirty-sevens.
Rates from 6.875%, 48A breakers, 2 a day.
  + Rates from six and seven eighths percent, forty-eight amp breakers, two a day.
  + Rates from six point eight seven five percent, forty-eight A breakers, two a day.
  - Rates from six and five eighths percent, forty-eight amp breakers, two a day.
  - Rates from six and seven eighths percent, forty-eight amp breakers, two amps day.
It's v3.2.1, section 4.1.2, 10 mi. N of I-90.
  + It's version three point two point one, section four dot one dot two, ten miles north of I ninety.
  + It's V three two one, section four point one point two, ten miles north of I ninety.
  - It's version three point two point two, section four dot one dot two, ten miles north of I ninety.
$1,150/6 mos., $28/SF NNN.
  + Eleven fifty for six months, twenty-eight dollars a square foot triple net.
  + Eleven hundred and fifty dollars per six months, twenty-eight dollars per square foot N N N.
  - Eleven fifty for nine months, twenty-eight dollars a square foot triple net.
M25 J10\u2013J12, G12 8TH, Flat 8a.
  + M twenty-five J ten to J twelve, G twelve eight TH, flat eight a.
  + M twenty-five J ten J twelve, G one two eight T H, flat eight a.
  - M twenty-five J ten to J eleven, G twelve eight TH, flat eight a.
8TH street.
  + Eighth street.
Booth #1107, 11/18-20, 5 +/- 2%.
  + Booth number eleven oh seven, November eighteenth to twentieth, five plus or minus two percent.
  + Booth eleven oh seven, November eighteenth through the twentieth, five plus minus two percent.
  - Booth number eleven oh seven, November eighteenth to twenty-first, five plus or minus two percent.
  - Booth number eleven oh seven, November eighteenth to twentieth, five plus two percent.
The 1st 100 calls.
  + The first hundred calls.
  + The first one hundred calls.
  - The first thousand calls.
I have 100 calls.
  - I have hundred calls.
A 3-in-1 model, 2.0Ah, FY-end.
  + A three-in-one model, two point zero amp hours, fiscal year end.
  + A three in one model, two point oh amp hour, F Y end.
  - A three in two model, two point zero amp hours, fiscal year end.
We have 8a, 10:30a & 2p.
  + We have eight a.m., ten thirty a.m. and two p.m.
  + We have eight, ten thirty and two.
  - We have eight a.m., ten thirty a.m. and two a.m.
On I-35E S, WFH, FWIW.
  + On I thirty-five E south, working from home, for what it's worth.
  - On I thirty-five E north, working from home, for what it's worth.
Part 55-1203.
  + Part fifty-five twelve oh three.
  + Part five five dash one two oh three.
  + Part fifty-five to one thousand two hundred and three.
  - Part fifty-five twelve oh four.
$100k\u2013$250k deal in the $4-5 range, 3\xd7 faster.
  + A hundred K to two fifty K dollar deal in the four to five dollar range, three times faster.
  + One hundred to two hundred fifty thousand dollar deal in the four to five dollar range, three x faster.
  - One hundred to two hundred thousand dollar deal in the four to five dollar range, three times faster.
It's $2.50 or $7½.
  + It's two and a half dollars or seven and a half dollars.
  + It's two fifty or seven and a half.
  + It's two dollars and fifty cents or seven and a half dollars.
  - It's two dollars or seven and a half dollars.
  - It's two and a half dollars or seven dollars.
"""

DUTCH = """
In kw. 3 staat er een laadpaal van 11 kw: 06 \u2013 20 30 40 55.
  + In kwartaal drie staat er een laadpaal van elf kilowatt: nul zes, twintig, dertig, veertig, vijfenvijftig.
  - In kwartaal twee staat er een laadpaal van elf kilowatt: nul zes, twintig, dertig, veertig, vijfenvijftig.
  - In kwartaal drie staat er een laadpaal van elf kilowatt: nul zes, twintig, dertig, vijftig, vijfenvijftig.
Het kost 14,50 per uur.
  + Het kost veertien vijftig per uur.
  + Het kost veertieneneenhalf per uur.
  + Het kost veertien komma vijf per uur.
  - Het kost veertig en een half per uur.
Een klok ca.1790, blz.12, max.€10, p.3.
  + Een klok circa zeventien negentig, bladzijde twaalf, maximaal tien euro, pagina drie.
  + Een klok circa zeventienhonderdnegentig, pagina twaalf, maximaal tien euro, pagina drie.
  - Een klok circa zeventienhonderdtachtig, pagina twaalf, maximaal tien euro, pagina drie.
'k Zou u graag 's een staaltje sturen. Kom 'ns langs.
  + Ik zou u graag eens een staaltje sturen. Kom eens langs.
  + 'k Zou u graag 's een staaltje sturen. Kom 'ns langs.
  - Ik zou u graag nog een staaltje sturen. Kom eens langs.
Teams of liever f2f?
  + Teams of liever face-to-face?
  + Teams of liever face to face?
  + Teams of liever f twee f?
  - Teams of liever back to back?
Singel 21-I, Kerkstr. 12-III of 8-hs.
  + Singel eenentwintig één, Kerkstraat twaalf drie of acht huis.
  + Singel eenentwintig één hoog, Kerkstraat twaalf drie hoog of acht h s.
  - Singel eenentwintig twee, Kerkstraat twaalf drie of acht huis.
Uw ketting-/takelkeuring is verlopen sinds 1-1-'25.
  + Uw ketting- en takelkeuring is verlopen sinds één januari vijfentwintig.
  + Uw ketting takelkeuring is verlopen sinds één januari tweeduizend vijfentwintig.
  - Uw ketting takelkeuring is verlopen sinds één januari tweeduizend zesentwintig.
Reageren vóór 23:59 u., open van 20:00 tot 01.30 uur.
  + Reageren voor één voor twaalf 's nachts, open van acht uur 's avonds tot half twee 's nachts.
  + Reageren voor drieëntwintig uur negenenvijftig, open van acht tot half twee.
  - Reageren voor één voor twaalf 's nachts, open van acht uur 's ochtends tot half twee 's nachts.
Om 14:30 of 9.30 uur.
  + Om half drie 's middags of half tien 's ochtends.
  + Om half drie 's middags of half tien 's morgens.
  - Om half drie 's middags of half tien 's avonds.
Nr. 2025.0317 en 2025-0317.
  + Nummer twintig vijfentwintig punt nul drie zeventien en twintig vijfentwintig streepje nul drie zeventien.
  + Nummer tweeduizend vijfentwintig nul drie één zeven en tweeduizend vijfentwintig nul drie één zeven.
  - Nummer tweeduizend vijfentwintig nul drie één acht en tweeduizend vijfentwintig nul drie één zeven.
Een 1:1 gesprek of 1-op-1 in Q3'25.
  + Een één op één gesprek of één-op-één in het derde kwartaal van tweeduizend vijfentwintig.
  - Een één op twee gesprek of één-op-één in het derde kwartaal van tweeduizend vijfentwintig.
Om 0700 uur of om 1530 uur.
  + Om zeven uur of om half vier.
  + Om zeven uur 's ochtends of om vijftien uur dertig.
  + Om nul zevenhonderd uur of om half vier 's middags.
  - Om zeven uur 's avonds of om half vier.
Ik bel om 20 uur of om 9 uur.
  + Ik bel om acht uur 's avonds of om negen uur 's ochtends.
  + Ik bel om twintig uur of om negen uur.
  - Ik bel om acht uur 's ochtends of om negen uur 's ochtends.
Wij maken 1200 uur per jaar.
  - Wij maken twaalf uur per jaar.
Wij zijn VCA** en een 4* hotel.
  + Wij zijn VCA twee sterren en een vier sterren hotel.
  + Wij zijn V C A en een viersterren hotel.
  - Wij zijn VCA drie sterren en een viersterren hotel.
Een 5*-hotel, VCA*.
  + Een vijfsterrenhotel, VCA één ster.
  - Een vijfsterrenhotel, VCA twee sterren.
Ca. 150 m2 à € 95/m2/jr.
  + Circa honderdvijftig vierkante meter à vijfennegentig euro per vierkante meter per jaar.
  - Circa honderdvijftig vierkante meter à vijfennegentig euro per vierkante meter per maand.
Hij komt di. tussen 8-10 u. in R'dam/A'dam.
  + Hij komt dinsdag tussen acht en tien uur in Rotterdam of Amsterdam.
  + Hij komt dinsdag tussen acht tot tien uur in Rotterdam Amsterdam.
  - Hij komt dinsdag tussen acht en elf uur in Rotterdam of Amsterdam.
  - Hij komt dinsdag tussen acht en tien uur in Rotterdam of Zaandam.
Hij komt van 8-10 u.
  - Hij komt van acht en tien uur.
Het kost €7,50 p.p.p.m. of €2 p.d.
  + Het kost zeven euro vijftig per persoon per maand of twee euro per dag.
  - Het kost zeven euro vijftig per persoon per maand of twee euro per nacht.
Afm. (lxbxh): 2x1x1 m, j/n?
  + Afmetingen lengte bij breedte bij hoogte, twee bij een bij een meter, ja of nee?
  + Afmetingen l bij b bij h, twee bij één bij één meter, ja of nee?
  - Afmetingen lengte bij breedte bij diepte, twee bij een bij een meter, ja of nee?
Op 4/5 december, tss 14u en 16u30.
  + Op vier of vijf december, tussen veertien uur en zestien uur dertig.
  + Op vier en vijf december, tussen twee en half vijf.
  - Op vier of zes december, tussen twee en half vijf.
Nu 2x zo snel, 1,80 m breed, 2,5 m lang.
  + Nu tweemaal zo snel, een meter tachtig breed, tweeënhalve meter lang.
  + Nu twee keer zo snel, één komma tachtig meter breed, twee komma vijf meter lang.
  - Nu driemaal zo snel, een meter tachtig breed, tweeënhalve meter lang.
  - Nu tweemaal zo snel, twee meter tachtig breed, tweeënhalve meter lang.
Van 18-20/11, lev. in 3 wkdgn., incl. ontb.
  + Van achttien tot twintig november, levering in drie werkdagen, inclusief ontbijt.
  + Van achttien tot en met twintig november, levering in drie werkdagen, inclusief ontbijt.
  - Van achttien tot twintig oktober, levering in drie werkdagen, inclusief ontbijt.
Art.nr. 55-1203, een 220d.
  + Artikelnummer vijfenvijftig twaalf nul drie, een twee twintig d.
  + Artikelnummer vijf vijf streepje één twee nul drie, een tweehonderdtwintig d.
  - Artikelnummer vijfenvijftig twaalf nul vier, een tweehonderdtwintig d.
Ik ben het zat, tot zat. 6/12.
  + Ik ben het zat, tot zaterdag zes december.
  - Ik ben het zaterdag, tot zaterdag zes december.
Hoofdweg 12 II, 2\xd7 p.w.
  + Hoofdweg twaalf twee, twee keer per week.
  + Hoofdweg twaalf twee hoog, tweemaal per week.
  - Hoofdweg twaalf drie, twee keer per week.
Het kost € 1,50 of € 7½ per stuk.
  + Het kost anderhalve euro of zevenenhalve euro per stuk.
  + Het kost één euro vijftig of zeven en een halve euro per stuk.
  - Het kost één euro of zeven en een halve euro per stuk.
  - Het kost anderhalve euro of zeven euro per stuk.
Binnen 14 dg., nog 3 pl. vrij.
  + Binnen veertien dagen, nog drie plaatsen vrij.
  - Binnen veertien weken, nog drie plaatsen vrij.
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
        ("c.1790, vol.3 (p.12)", ("c", "1790", "vol", "3", "p", "12")),
        ("v2.0, A.1, www.3m.com, jan.3@x.nl", ("v2.0", "A.1", "www.3m.com", "jan.3@x.nl")),
        ("**5 days** 5* 3 \u2b50 $5* \u2605 go", ("5", "days", "5\u2605", "3\u2605", "$5", "go")),
        ("Q3'25 and 6'2", ("Q3'25", "and", "6\u20322")),
    ],
)
def test_what_stands_together_and_what_apart(text: str, words: tuple[str, ...]) -> None:
    assert split_words(text) == words
    assert split_words("  ".join(words)) == words
