using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace PersonaUniverse.Cards;

/// <summary>A PNG as a row of chunks. Nothing in it is ever decompressed.</summary>
internal sealed class PngFile
{
    private const int LengthBytes = 4;
    private const int TypeBytes = 4;
    private const int CrcBytes = 4;
    private const int HeaderLength = 13;
    private const string TextChunk = "tEXt";

    private static readonly byte[] SignatureBytes = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    // What shows the picture. What else a file carries (text, places, times, profiles) is not kept.
    private static readonly HashSet<string> Shown =
        ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs", "acTL", "fcTL", "fdAT"];

    private readonly List<(string Type, byte[] Data)> _chunks;

    private PngFile(List<(string Type, byte[] Data)> chunks) => _chunks = chunks;

    /// <summary>Gets the bytes every PNG begins with.</summary>
    public static ReadOnlySpan<byte> Signature => SignatureBytes;

    /// <summary>Reads a file.</summary>
    /// <exception cref="Errors.ApiException">It is damaged, or more than we take.</exception>
    public static PngFile Read(ReadOnlySpan<byte> file)
    {
        var chunks = new List<(string Type, byte[] Data)>();
        var rest = file[Signature.Length..];
        do
        {
            chunks.Add(ReadChunk(ref rest));
            Require(chunks.Count <= CardLimits.Chunks, $"The picture has more than {CardLimits.Chunks} chunks.");
        }
        while (chunks[^1].Type is not "IEND");

        CheckHeader(chunks[0]);
        Require(chunks.Count(chunk => chunk.Type is "IHDR") == 1, "The picture has several headers.");
        Require(chunks.Any(chunk => chunk.Type is "IDAT"), "The picture shows nothing.");
        return new PngFile(chunks);
    }

    /// <summary>The text under a keyword; null when there is none.</summary>
    public string? Text(string keyword)
    {
        var mark = Encoding.Latin1.GetBytes(keyword + '\0');
        var found = _chunks.Where(chunk => chunk.Type is TextChunk && chunk.Data.AsSpan().StartsWith(mark)).ToList();
        Require(found.Count <= 1, $"The picture has several texts '{keyword}'.");
        return found is [var one] ? Encoding.Latin1.GetString(one.Data.AsSpan(mark.Length)) : null;
    }

    /// <summary>The picture alone, with these texts before its end.</summary>
    public byte[] Write(params ReadOnlySpan<(string Keyword, string Text)> texts)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        foreach (var (type, data) in _chunks.Where(chunk => Shown.Contains(chunk.Type)).SkipLast(1))
        {
            WriteChunk(file, type, data);
        }

        foreach (var (keyword, text) in texts)
        {
            WriteChunk(file, TextChunk, Encoding.Latin1.GetBytes($"{keyword}\0{text}"));
        }

        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>Writes one chunk with its checksum.</summary>
    public static void WriteChunk(Stream file, string type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[LengthBytes + TypeBytes + data.Length + CrcBytes];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.Latin1.GetBytes(type, chunk.AsSpan(LengthBytes));
        data.CopyTo(chunk.AsSpan(LengthBytes + TypeBytes));
        BinaryPrimitives.WriteUInt32BigEndian(
            chunk.AsSpan(chunk.Length - CrcBytes), Crc32.HashToUInt32(chunk.AsSpan(LengthBytes, TypeBytes + data.Length)));
        file.Write(chunk);
    }

    private static (string Type, byte[] Data) ReadChunk(ref ReadOnlySpan<byte> rest)
    {
        Require(rest.Length >= LengthBytes + TypeBytes + CrcBytes, "The picture ends too early.");
        var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
        Require(length <= rest.Length - LengthBytes - TypeBytes - CrcBytes, "The picture ends in mid-chunk.");
        var checkedPart = rest.Slice(LengthBytes, TypeBytes + (int)length);
        var type = Encoding.Latin1.GetString(checkedPart[..TypeBytes]);
        Require(type.All(char.IsAsciiLetter), "The picture holds a chunk of no known form.");
        var crc = BinaryPrimitives.ReadUInt32BigEndian(rest[(LengthBytes + checkedPart.Length)..]);
        Require(crc == Crc32.HashToUInt32(checkedPart), $"A chunk '{type}' of the picture is damaged: its checksum is wrong.");
        rest = rest[(LengthBytes + checkedPart.Length + CrcBytes)..];
        return (type, checkedPart[TypeBytes..].ToArray());
    }

    private static void CheckHeader((string Type, byte[] Data) header)
    {
        Require(header is { Type: "IHDR", Data.Length: HeaderLength }, "The picture has no header.");
        var width = BinaryPrimitives.ReadUInt32BigEndian(header.Data);
        var height = BinaryPrimitives.ReadUInt32BigEndian(header.Data.AsSpan(4));
        Require(
            width is >= 1 and <= CardLimits.Side && height is >= 1 and <= CardLimits.Side,
            $"The picture is larger than {CardLimits.Side} pixels along a side, or empty.");
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw CardProblem.At("file", message);
        }
    }
}
