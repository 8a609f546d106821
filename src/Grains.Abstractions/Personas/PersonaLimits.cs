namespace PersonaUniverse.Personas;

/// <summary>How large a persona may be, however it comes to be here and whatever changes it.</summary>
public static class PersonaLimits
{
    /// <summary>Characters of its name.</summary>
    public const int NameLength = 100;

    /// <summary>Characters of its description.</summary>
    public const int DescriptionLength = 2000;

    /// <summary>Characters of its instructions.</summary>
    public const int InstructionsLength = 8000;

    /// <summary>Characters of its greeting.</summary>
    public const int GreetingLength = 2000;

    /// <summary>Characters of the name of the model that plays it.</summary>
    public const int ModelLength = 100;

    /// <summary>Traits of its own; inherited ones do not count.</summary>
    public const int MostTraits = 32;

    /// <summary>Characters of a trait's name.</summary>
    public const int TraitNameLength = 100;

    /// <summary>Characters of a trait's description.</summary>
    public const int TraitDescriptionLength = 1000;

    /// <summary>Lines that sound like it.</summary>
    public const int MostExamples = 50;

    /// <summary>Characters of one such line.</summary>
    public const int LongestExample = 500;

    /// <summary>How a colour is written, as a pattern of the whole text.</summary>
    public const string ColorPattern = "^#[0-9a-fA-F]{6}$";

    /// <summary>The colour of a persona for which nobody chose one.</summary>
    public const string DefaultColor = "#8b7cf6";

    /// <summary>Whether a text is a colour as <see cref="ColorPattern"/> has it.</summary>
    public static bool IsColor(string? text) => text is ['#', .. { Length: 6 } digits] && digits.All(char.IsAsciiHexDigit);
}
