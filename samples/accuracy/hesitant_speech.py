"""Takes with fillers, restarts and silences, with and without a script; why each is there.

The texts are in the marks of `marked_text`.
"""

from __future__ import annotations

from plan import Plan

DISFLUENT = (
    Plan(
        "um_inside_phrases",
        "Filled pauses inside a phrase, without any silence around them.",
        """Hello Mrs. Quill, this is {um_} Barnaby Stone from {uh_} Highfield Windows. We are {um_} working
        on your street this month, and two of {uh_} your neighbours have asked us in. May I stop by for
        {er_} a quick look at the frames?""",
    ),
    Plan(
        "drawn_out",
        "Filled pauses of every length, alone between silences: 'er' and a long 'umm' too.",
        """Hi Lionel, it's Agatha. /0.6/ {umm} /0.5/ I can't find the key to the office. /0.7/ {uhh} /0.4/
        Did you take it home? {er} /0.6/ If so, {erm} could you bring it tonight? /0.5/ {um} /0.8/
        Thanks.""",
        pitch=1.06,
    ),
    Plan(
        "um_in_babble",
        "Filled pauses with people talking behind, who must not be counted.",
        """Hi Vera, {um} we are at the airport now. {uh} The plane is late, /0.6/ so we will {um} land
        around midnight. /0.5/ {uh} Please leave the light on, and {um_} don't wait up for us.""",
        pitch=0.88,
        condition="babble",
    ),
    Plan(
        "um_on_the_telephone",
        "Filled pauses at the very start and the very end, in the band of a telephone.",
        """{um} Yes, hello, this is Howard Pim. {uh} I got your letter about the fence. /0.5/ {um} I agree
        with the price, but {uh} not with the colour. /0.6/ Could we make it green? {um}""",
        voice="rms",
        pitch=0.95,
        condition="telephone",
        file="8 kHz flac",
        scripted=False,
    ),
    Plan(
        "long_silences",
        "A slow speaker with silences of half a second to more than one, with and without an 'um' in them.",
        """Hi Ursula, this is Dale. /0.9/ I have to cancel tomorrow. /0.6/ {um} /0.7/ My daughter has a
        fever, /0.55/ and she can't go to school. /1.2/ Could we meet on Friday instead? /0.8/ {uh} Same
        place, /0.5/ same time.""",
        pitch=0.82,
        pace=0.85,
        sentence_gap_s=(0.05, 0.1),
    ),
    Plan(
        "fillers_beside_the_script",
        "Filler words put into a script that has the same words in their ordinary use.",
        """Hi Matilda, I know you like the blue one, <you know,> so I kept it for you. <Basically,> It is
        the last of its kind, and I mean to sell it this week. <So,> What do you actually think of the
        price? <I mean,> It is right in the middle. Just call me, <like,> when you can.""",
    ),
    Plan(
        "ordinary_uses",
        "'Like', 'actually', 'so', 'right', 'you know', 'kind of' without a script, none of them a filler.",
        """Hello Gemma, do you know the shop that looks like a barn? I would like to meet you there. It is
        so close that you can walk, and it is the kind of place you like. Turn right at the church. It
        was actually a school, and you know the man who owns it.""",
        pitch=1.14,
        scripted=False,
    ),
    Plan(
        "fillers_without_a_script",
        "Filler words in free speech, where only their place tells them from ordinary ones.",
        """Hi Ivan, it's Petra. <So,> {um} I looked at the van, and it's, <you know,> quite old. /0.5/ The
        engine is <like,> really loud. <I mean,> I like the colour, but the doors don't close.
        <Basically,> we need another one.""",
        pitch=0.97,
        condition="pink",
        scripted=False,
    ),
    Plan(
        "fillers_and_ordinary_uses",
        "The same words as fillers and in ordinary use side by side, by another voice.",
        """Hello, this is Brian. /0.5/ {uh} I'm calling about the dog. She is, <like,> two years old, and
        she looks like a fox. <You know,> she likes children. If you would like to see her, you know
        where we live. {um} <I mean,> any day is fine.""",
        voice="slt",
        pitch=0.95,
        scripted=False,
    ),
    Plan(
        "restarts",
        "Words said twice and sentences begun anew, in a reading that is right otherwise.",
        """Good evening Mr. Halloway, ^this^ this is Cecily Drake from Copper Lantern Events. ~We would
        like~ /0.3/ We would like to book your barn for ^a^ a wedding in August. ~Could you~ Could you
        tell me if the {um} twentieth is still free? ^Thank you^ Thank you very much.""",
        pitch=1.06,
    ),
    Plan(
        "half_words",
        "Words broken off in the middle and begun again, beside one real change.",
        """Hi Duncan, this is Nell. The ~mee-~ meeting with the bank is on ~Tues-~ Wednesday. Please bring
        the ~con-~ contract and the [blue|green] folder. ~We'll st-~ We'll start at ten. Don't be late.""",
        pitch=0.88,
    ),
)

OTHERS = (
    Plan(
        "wrong_script",
        "The script of another message: hardly a word of it was said.",
        """[Dear Amos, your parrot has won a holiday in Norway, with seven goats.|Hello Stella, the carpet
        for the upstairs bedroom is ready, and we could lay it next Monday morning.]""",
        pitch=0.97,
    ),
    Plan(
        "long",
        "Longer than two windows of the model: no word may be lost or doubled at a cut.",
        """Hello Mrs. Ellingham, this is Gerald Fitch from Stonebridge Housing. I'm calling about the work
        on your building, which starts in April. {um} First, the roof. /0.6/ We will put up a frame on
        the side of the garden, and it will stay for about six weeks. You will hear some noise between
        eight and four, but not at the weekend. /0.8/ Second, the windows on the north side. We replace
        [eleven|seven] of them, and yours are among the first. Somebody has to be at home on that day.
        /0.5/ {uh} We will write to you two weeks before. Third, the stairs. They get a new coat of
        paint, and for [one|a] night you can't use them after ten. /0.7/ <You know,> There is a second
        door through the yard, and everybody gets a key. ~If you~ If you have a bicycle in the cellar,
        please move it by the end of March. /0.6/ {um} The rent stays the same until next year. We will
        explain all of this at a meeting in the school hall, on the ninth of February at seven. There
        will be soup, and time for questions. /0.9/ If you can't come, call me on five five five, oh one
        eight six. Thank you for your patience, Mrs. Ellingham, and have a pleasant [evening|weekend].""",
        pitch=0.97,
    ),
)
