namespace PersonaUniverse.Memory.Ranking;

/// <summary>What kinds of answer a text may hold, or a question may want.</summary>
[Flags]
internal enum TextCues
{
    /// <summary>None that were noticed.</summary>
    None = 0,

    /// <summary>A time: "yesterday", "in May", "two years ago".</summary>
    Time = 1,

    /// <summary>A number, in digits or words.</summary>
    Number = 2,

    /// <summary>A place, told by a preposition before a name.</summary>
    Place = 4,

    /// <summary>A name of somebody or something.</summary>
    Name = 8,

    /// <summary>The text asks something.</summary>
    Asks = 16,
}
