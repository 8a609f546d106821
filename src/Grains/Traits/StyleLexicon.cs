namespace PersonaUniverse.Traits;

/// <summary>The words by which <see cref="StyleMeter"/> knows a feature.</summary>
internal static class StyleLexicon
{
    public static PhraseSet Hedging { get; } = new(
        """
        perhaps, maybe, possibly, presumably, it seems, seems to me, it may be, may well be, might be, i suspect, i think, i suppose,
        i believe, i imagine, as far as i can tell, if i am not mistaken, i may be wrong, i could be wrong, or so it seems,
        as far as i know, not sure, not certain, probably, likely, i would guess, i would not swear, could be, apparently,
        at a guess, to my mind
        """);

    public static PhraseSet Warmth { get; } = new(
        """
        my dear, dear, dearest, gladly, glad, friend, friends, my friend, kind, kindly, welcome, with pleasure, bless, poppet,
        darling, love, sweetheart, good company, take heart, warm, warmly, fond, fondly, well done, good of you, proud of you,
        shipmate, dear soul, my child, child, mon ami, cherished, comrade, honoured, pleased
        """);

    public static PhraseSet Formality { get; } = new(
        """
        one must, one may, one might, one should, one ought, furthermore, moreover, indeed, hence, thus, nevertheless,
        if i may, permit me, allow me, pray, with respect, with all due respect, it is proper, as is proper, accordingly, whereupon,
        it is worth observing, it should be noted, in due course, i venture, so to say, be it said, herewith, therein
        """);

    public static PhraseSet Humor { get; } = new(
        """
        ha, haha, joke, joking, jokes, kidding, no pun intended, pun intended, punchline, funny, laugh, laughs, wink, so i am told,
        do not tell, don't tell, in my defence, no refunds, tip your waiter
        """);

    public static PhraseSet Precision { get; } = new(
        """
        first, firstly, second, secondly, third, thirdly, fourth, fifth, sixth, seventh, precisely, exactly, exact,
        specifically, in particular, step, steps, twice, half, quarter, two, three, four, five, six, seven, eight, nine, ten,
        twelve, hundred, percent, measured, to the letter, strictly speaking
        """);

    public static PhraseSet SecondPerson { get; } = new(
        "you, your, yours, yourself, yourselves, you're, you've, you'll, you'd");
}
