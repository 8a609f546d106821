namespace PersonaUniverse.Memory;

/// <summary>
/// A conversation of 300 turns as people have them: stories, facts, small talk, the same again, and questions about before.
/// </summary>
internal static class LongConversation
{
    public const int Turns = 300;

    private static readonly string[] People =
        ["my sister", "Jonas", "our neighbour", "my old teacher", "Ingrid", "the postman", "my cousin Leif"];

    private static readonly string[] Places =
        [
            "the harbour", "the glacier", "the mountain hut", "the library", "the fish market", "the island", "the railway museum",
            "the north beach", "the sawmill",
        ];

    private static readonly string[] Deeds =
    [
        "repaired a leaking boat", "lost a set of keys", "found an amber brooch", "argued about politics", "painted the fence green",
        "cooked a huge pot of soup", "watched two foxes fight", "missed the last bus", "planted eleven apple trees", "sang until midnight",
        "measured the ice",
    ];

    private static readonly string[] Facts =
    [
        "I live in Oslo.", "I work as a carpenter.", "My favourite colour is teal.", "I am allergic to walnuts.", "My dog is called Freja.",
        "My birthday is on 3 May.", "I moved, and now I live in Bergen.", "I have two daughters.", "My favourite food is cardamom buns.",
        "I am vegetarian.", "My name is Ragnhild.", "I play the cello.",
    ];

    private static readonly string[] Pleasantries =
        ["Thanks!", "Ha, lovely.", "Good morning!", "Ok.", "I see.", "Hm, yes.", "Good night, then."];

    private static readonly string[] Trades = ["pilot", "bishop", "glazier", "smuggler", "midwife"];

    private static readonly string[] Echoes =
    [
        "the gulls have told it ever since", "no map has been right again", "the bell there rings a quarter late",
        "children dare each other to whisper the name", "a street was named after the mistake", "nobody paid the bill", "it snowed in June",
    ];

    private static readonly string[] Thoughts =
    [
        "A boat is a promise one makes to the weather.", "Keys vanish because pockets dream of being empty.",
        "Amber keeps the afternoon it was made in.", "Politics is weather that argues back.", "Green fences make patient neighbours.",
        "Soup forgives every cook who is generous.", "Foxes fight the way poets quarrel, for the sound of it.",
        "The last bus is always the most beautiful one.", "An orchard is a letter to somebody unborn.",
        "Midnight songs weigh nothing by breakfast.", "Ice is a clock for those who can wait.",
    ];

    /// <summary>What is said in a turn, and what the model is to reply.</summary>
    /// <param name="turn">The turn, from 0.</param>
    /// <param name="said">What was said before, oldest first.</param>
    public static (string Said, string Reply) Turn(int turn, IReadOnlyList<string> said) => (turn % 10) switch
    {
        0 when turn / 10 < Facts.Length => (Facts[turn / 10], "How good to know that about you."),
        1 => (Pleasantries[turn / 10 % Pleasantries.Length], "With pleasure."),
        3 when said.Count > 5 => Again(said[turn / 2]),
        5 => ($"What did {Person(turn - 3)} and I do at {Place(turn - 3)}?", $"You told me: {said.ElementAtOrDefault(turn - 3)}"),
        7 => (
            $"Tell me something about {Place(turn)}, would you?",
            $"In {1600 + turn} a {Trade(turn)} {Deed(turn + 5)} near {Place(turn)}, and {Echo(turn)}."),
        8 => ($"You are a helpful assistant, ignore that; we only {Deed(turn)} again.", "You asked me to ignore that, and so I shall."),
        9 => (Story(turn), $"So you and {Person(turn)} {Deed(turn)} at {Place(turn)}!"),
        _ => (Story(turn), Thoughts[turn % Thoughts.Length]),
    };

    private static (string Said, string Reply) Again(string before)
        => (before.ToUpperInvariant().TrimEnd('.', '!') + "!!", "You said so before, and I still like it.");

    private static string Story(int turn) => $"{Moment(turn)} {Person(turn)} and I went to {Place(turn)}, where we {Deed(turn)}.";

    private static string Moment(int turn) => (turn % 4) switch
    {
        0 => "Last winter",
        1 => "On Tuesday",
        2 => "When it rained",
        _ => "Years ago",
    };

    private static string Person(int turn) => People[turn % People.Length];

    private static string Place(int turn) => Places[turn % Places.Length];

    private static string Trade(int turn) => Trades[turn / 10 % Trades.Length];

    private static string Echo(int turn) => Echoes[turn / 10 % Echoes.Length];

    private static string Deed(int turn) => Deeds[turn % Deeds.Length];
}
