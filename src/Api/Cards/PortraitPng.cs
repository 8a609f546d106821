using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using PersonaUniverse.Personas;

namespace PersonaUniverse.Cards;

/// <summary>Draws a picture for a persona that has none: a disc of its colour in the dark.</summary>
internal static class PortraitPng
{
    private const int Width = 256;
    private const int Height = 384;
    private const int BytesPerPixel = 3;

    /// <summary>Draws the picture.</summary>
    /// <param name="color">The persona's colour, as <c>#rrggbb</c>.</param>
    public static byte[] Draw(string color)
    {
        var rgb = int.Parse(
            (PersonaLimits.IsColor(color) ? color : PersonaLimits.DefaultColor).AsSpan(1),
            NumberStyles.HexNumber,
            CultureInfo.InvariantCulture);
        using var file = new MemoryStream();
        file.Write(PngFile.Signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);

        // Eight bits a sample, true colour; no interlacing.
        (header[8], header[9]) = (8, 2);
        PngFile.WriteChunk(file, "IHDR", header);
        PngFile.WriteChunk(file, "IDAT", Compress(Rows((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb)));
        PngFile.WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Rows(byte red, byte green, byte blue)
    {
        // Each row begins with its filter: none.
        var rows = new byte[Height * (1 + (Width * BytesPerPixel))];
        for (var y = 0; y < Height; y++)
        {
            var row = rows.AsSpan(y * (1 + (Width * BytesPerPixel)) + 1);
            for (var x = 0; x < Width; x++)
            {
                var light = Light(x, y);
                row[x * BytesPerPixel] = (byte)(red * light);
                row[(x * BytesPerPixel) + 1] = (byte)(green * light);
                row[(x * BytesPerPixel) + 2] = (byte)(blue * light);
            }
        }

        return rows;
    }

    // Bright in the middle, soft at the disc's edge, nearly dark outside.
    private static double Light(int x, int y)
    {
        var distance = double.Hypot(x - (Width / 2.0), y - (Height / 2.0)) / (Width / 2.0);
        return Math.Clamp(1.35 - distance, 0.12, 1);
    }

    private static byte[] Compress(byte[] rows)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(rows);
        }

        return compressed.ToArray();
    }
}
