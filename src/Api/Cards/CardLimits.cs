namespace PersonaUniverse.Cards;

/// <summary>How much of a card we take. The specifications set no limits, and cards come from strangers.</summary>
internal static class CardLimits
{
    /// <summary>Bytes of the file, picture and all.</summary>
    public const int FileBytes = 8 * 1024 * 1024;

    /// <summary>Bytes of the JSON in it, as UTF-8.</summary>
    public const int JsonBytes = 1024 * 1024;

    /// <summary>How deep the JSON may go.</summary>
    public const int JsonDepth = 32;

    /// <summary>How many values the JSON may hold.</summary>
    public const int JsonValues = 50_000;

    /// <summary>Chunks of a PNG.</summary>
    public const int Chunks = 8192;

    /// <summary>Pixels along a side of the picture.</summary>
    public const int Side = 8192;

    /// <summary>Entries of a lorebook.</summary>
    public const int Entries = 2000;

    /// <summary>Keys of an entry, of each kind.</summary>
    public const int KeysPerEntry = 100;

    /// <summary>Characters of a key.</summary>
    public const int KeyLength = 500;

    /// <summary>Characters of an entry's content.</summary>
    public const int ContentLength = 20_000;

    /// <summary>Alternate greetings.</summary>
    public const int Greetings = 64;

    /// <summary>Characters of any other text.</summary>
    public const int TextLength = 32_000;

    /// <summary>Bytes of all the texts that a prompt is made of, as UTF-8: they stand in the persona's state and in every prompt.</summary>
    public const int PromptBytes = 56_000;
}
