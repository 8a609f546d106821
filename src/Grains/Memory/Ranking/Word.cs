namespace PersonaUniverse.Memory.Ranking;

/// <summary>A word as it stands in a text.</summary>
/// <param name="Text">In lower case, with straight apostrophes and without a possessive ending.</param>
/// <param name="IsCapitalised">Whether it began with a capital letter.</param>
/// <param name="OpensSentence">Whether it is the first of its sentence, where a capital letter says nothing.</param>
internal readonly record struct Word(string Text, bool IsCapitalised, bool OpensSentence)
{
    /// <summary>Gets whether it looks like a name.</summary>
    public bool IsName => IsCapitalised && !OpensSentence && Text is not ("i" or "i'm" or "i've" or "i'll" or "i'd");
}
