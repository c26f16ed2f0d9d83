"""Scripts read word for word, and with words exchanged, left out and put in; why each take is there.

The texts are in the marks of `marked_text`.
"""

from __future__ import annotations

from plan import Plan

VERBATIM = (
    Plan(
        "names",
        "Names of people, a company, a street and a product that the model has never seen written so.",
        """Good morning Rosalind, this is Thaddeus Brookmyre from Larkspur Refrigeration. We look after the
        cold rooms of the Gilded Fennel on Wexcombe Street, and I'd like to show you our new Frostline
        cabinet. Please ask for me, or for my colleague Ottilie Marchbanks.""",
    ),
    Plan(
        "amounts_and_times",
        "Amounts, shares, dates and times as a script writes them, said in words.",
        """Hi Gordon, here is the offer. The full package is [=$2,400|two thousand four hundred dollars] a
        year, and you get [=20%|twenty percent] off if you sign by [=May 15|May fifteenth]. We could
        talk on Monday at [=3:45|three forty five]. It takes [=10|ten] minutes, and the first
        [=90|ninety] days are free.""",
        pitch=0.82,
        condition="white",
    ),
    Plan(
        "address_on_the_web",
        "An e-mail and a web address over a telephone line, where 's' and 'f' sound alike.",
        """Hello, this is Imogen Fairweather from Saltmarsh Printing. You can see our work at
        [=www.saltmarsh.com|w w w dot saltmarsh dot com], or write to me at
        [=imogen@saltmarsh.com|imogen at saltmarsh dot com]. I'll send you some samples.""",
        pitch=1.06,
        condition="telephone",
        file="8 kHz flac",
    ),
    Plan(
        "spelled_out",
        "A name and a code spelled out letter by letter.",
        """Hello, my name is Desmond Kray, and that is spelled K, R, A, Y. I'm calling from the tax office
        about your claim. The code is B, seven, four, T. Please keep it ready when you ring us back.""",
        voice="slt",
        pace=0.94,
    ),
    Plan(
        "telephone_numbers",
        "Telephone numbers of several forms, with people talking behind.",
        """Hi Wendell, it's Joanna from the front desk. Mr. Prior called twice. His number at work is
        [=555-0148|five five five, oh one four eight], and his mobile is oh seven, double nine, three
        one six two. He would like to hear from you before noon.""",
        pitch=0.88,
        condition="babble",
    ),
    Plan(
        "fast_and_small_words",
        "Fast speech full of small words, which run together.",
        """Hi Selma, it's me again, and it's about the keys to the flat at the end of the lane. If it's all
        the same to you, I'd put them in a box at the back of the shed, so that any of us can get at
        them. There is a lid on it, and it's next to the bin for the glass.""",
        pace=1.12,
    ),
    Plan(
        "low_level",
        "A speaker far from the microphone: 26 dB below the usual level.",
        """Hello Mr. Tattersall, this is Bettina Crowe from Hollin Bridge Nursery. Your apple trees have
        come in, four of them, and they are as tall as a door. You can pick them up any day but Sunday.""",
        pitch=1.14,
        condition="quiet",
    ),
    Plan(
        "echo",
        "A bare room whose echo fills the pauses.",
        """Good afternoon, this is Lambert Oakes of the Kestrel Choir. We would love to sing in your church
        on the third Sunday of Advent. There are twenty six of us, and we bring our own piano player.""",
        pitch=0.97,
        condition="room",
    ),
    Plan(
        "slow_stereo",
        "Slow speech in stereo at 44.1 kHz, the second channel late and weaker, as Ogg Vorbis.",
        """Hi Florence, this is Edmund Vale. I have thought about the piano, and I will take it. Could you
        hold it for me until the end of next week? I have to find two strong friends first.""",
        pitch=0.82,
        pace=0.74,
        condition="stereo",
        file="44.1 kHz ogg",
    ),
    Plan(
        "another_voice",
        "A voice of another synthesiser, buzzing and in white noise.",
        """Hello, this is Martin from the bicycle shop on Castle Hill. The new chain is on, and the brakes
        work again. It comes to thirty eight pounds. We close at half past five today.""",
        voice="rms",
        condition="white",
    ),
    Plan(
        "music_format",
        "Stereo MP3 at 48 kHz, as telephones and web sites hand recordings out.",
        """Hi Benedict, this is Sylvia Thornbury at Marlow and Finch. Thank you for the drawings, they are
        lovely. My partner wants to see them in colour before we decide. Could you send that by
        Wednesday?""",
        pitch=1.06,
        condition="stereo",
        file="48 kHz mp3",
    ),
)

CHANGED = (
    Plan(
        "day_and_number",
        "The near misses that matter most in an appointment: another day, another number.",
        """Hi Carlotta, this is Hugh from Amberley Tiles. Our fitter can come on [Thursday|Friday] at
        [three|five] o'clock. He needs about [two|ten] hours, so please keep the kitchen free until the
        evening. It will be done by [June|July].""",
    ),
    Plan(
        "similar_names",
        "Names exchanged for ones that sound nearly the same, over a telephone line.",
        """Hello, this is Philip [Morton|Morgan] from [Westwood|Eastwood] Farm. I have a parcel here for
        [Marion|Marilyn] Hale. It was left with us by mistake. She can fetch it from the barn on
        [Potter|Porter] Lane whenever she likes.""",
        pitch=0.88,
        condition="telephone",
        file="8 kHz flac",
    ),
    Plan(
        "plural_and_tense",
        "Words exchanged for their plural or another tense: one sound apart.",
        """Hi Noel, we [tested|test] all your [pump|pumps] again this week. The filter [was|is] full of
        sand, so we [cleaned|clean] it. You [can|could] use the pool again, but keep the [cover|covers]
        on at night.""",
        pitch=1.06,
        pace=0.9,
        condition="pink",
    ),
    Plan(
        "articles",
        "The smallest changes: 'a' for 'one', 'the' for 'a', 'our' for 'your'.",
        """Hello Judith, I'm calling from [the|a] county library. You asked for [one|a] book about knots,
        and we found it in [our|your] other branch. It's [a|the] big one, with pictures. You may keep it
        for [a|one] month.""",
        voice="rms",
        pace=0.92,
    ),
    Plan(
        "left_out",
        "Words left out in the middle of a phrase, where the sentence goes on as if nothing were missing.",
        """Good morning Mr. Lockhart, this is [your|] dentist's office. We have moved [all of|] our
        appointments by one day, because the [old|] heating is broken. Your new time is [next|] Tuesday
        at nine. Please call us [back|] if that doesn't suit you.""",
        pitch=0.97,
        condition="room",
    ),
    Plan(
        "put_in",
        "Words put in that the script does not have.",
        """Hi Adele, it's Conrad [|Webb] from the [|little] theatre. We are looking for [|only] a red sofa
        for the second act. Do you still have the one from last year's [|village] fair? We would [|of
        course] bring it back [|safe and] clean.""",
        pitch=1.14,
    ),
    Plan(
        "similar_numbers",
        "Numbers that differ in their last sound: 'fifteen' and 'fifty'.",
        """Hello Mr. Sims, the count is done. We have [seventeen|seventy] chairs, [fifty|fifteen] plates,
        and [thirteen|thirty] large bowls. The hall holds [ninety|nineteen] tables. I need your order by
        the [sixth|sixteenth].""",
        pitch=0.82,
        condition="quiet",
    ),
    Plan(
        "sentence_left_out",
        "A whole sentence left out in the middle, and the last one never said.",
        """Hi Teresa, this is Jerome from Beacon Travel. Your train leaves Paris at noon. [The seats are in
        coach nine, by the window.|] The hotel is across the street from the station. Breakfast starts
        at seven. [I wish you a wonderful trip.|]""",
        voice="slt",
        pitch=1.06,
    ),
    Plan(
        "wrong_figures",
        "Figures of the script said wrong beside others that are said right.",
        """Hi Rupert, the invoice is on its way. It says [=$640|six hundred forty dollars] for the desk and
        [=$48|forty eight dollars|eighty four dollars] for delivery, plus [=7%|seven percent] tax. The
        truck comes at [=8:30|eight thirty|eight fifteen] on [=March 2|March second]. Call extension
        [=417|four one seven].""",
        pitch=0.97,
        condition="stereo",
        file="44.1 kHz ogg",
    ),
)
