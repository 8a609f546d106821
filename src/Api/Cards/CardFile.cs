using System.Text;

namespace PersonaUniverse.Cards;

/// <summary>A card as a file: JSON, or a PNG that carries the JSON.</summary>
/// <param name="Document">The card.</param>
/// <param name="Picture">The picture without texts and the like; null for a JSON file.</param>
internal sealed record CardFile(CardDocument Document, byte[]? Picture)
{
    /// <summary>The keyword of V1 and V2 in a PNG.</summary>
    public const string V2Keyword = "chara";

    /// <summary>The keyword of V3 in a PNG; it wins.</summary>
    public const string V3Keyword = "ccv3";

    // Base64 makes four of three.
    private const int MostEncoded = (CardLimits.JsonBytes / 3 * 4) + 1024;

    /// <summary>Reads a file, by what it is and not by what it is said to be.</summary>
    /// <exception cref="Errors.ApiException">It is no card, is damaged, or more than we take.</exception>
    public static CardFile Read(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(PngFile.Signature))
        {
            return IsJson(file)
                ? new CardFile(CardDocument.Parse(file), null)
                : throw CardProblem.At("file", "This is neither a card's JSON nor a PNG.");
        }

        var png = PngFile.Read(file);
        var encoded = png.Text(V3Keyword) ?? png.Text(V2Keyword)
            ?? throw CardProblem.At("file", "The picture carries no card.");
        return new CardFile(CardDocument.Parse(Decode(encoded)), png.Write());
    }

    /// <summary>Writes a picture that carries a card in both spellings.</summary>
    public static byte[] WritePng(byte[] picture, byte[] v2, byte[] v3)
        => PngFile.Read(picture).Write((V2Keyword, Convert.ToBase64String(v2)), (V3Keyword, Convert.ToBase64String(v3)));

    private static bool IsJson(ReadOnlySpan<byte> file)
    {
        var start = file.StartsWith(Encoding.UTF8.Preamble) ? file[Encoding.UTF8.Preamble.Length..] : file;
        return start.TrimStart(" \t\r\n"u8) is [(byte)'{', ..];
    }

    private static byte[] Decode(string encoded)
    {
        var bytes = new byte[Math.Min(encoded.Length, MostEncoded)];
        return encoded.Length > MostEncoded
            ? throw CardProblem.At("file", $"The card's JSON is larger than {CardLimits.JsonBytes / 1024} KB.")
            : Convert.TryFromBase64String(encoded, bytes, out var length)
                ? bytes[..length]
                : throw CardProblem.At("file", "The text in the picture is not base64.");
    }
}
