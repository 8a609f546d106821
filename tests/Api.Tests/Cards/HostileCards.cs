using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace PersonaUniverse.Cards;

/// <summary>Cards that are damaged, or made to do harm: each is refused whole.</summary>
internal static class HostileCards
{
    private const int Seed = 20260726;

    /// <summary>At least 300 of them, the same in every run.</summary>
    public static IEnumerable<(string Name, byte[] File)> All()
        =>
        [
            .. Truncated(), .. BadChecksums(), .. BadChunks(), .. WrongTypes(), .. TooMuch(), .. Bombs(), .. Scripts(), .. Invisible(),
            .. NoCards(), .. BadText(),
        ];

    private static IEnumerable<(string, byte[])> Truncated()
    {
        var png = SampleCards.Png(SampleCards.Bytes(SampleCards.V2()));
        var json = SampleCards.Bytes(SampleCards.V3());
        for (var i = 1; i <= 40; i++)
        {
            yield return ($"PNG cut at {i}/41", png[..(png.Length * i / 41)]);
            yield return ($"JSON cut at {i}/41", json[..(json.Length * i / 41)]);
        }
    }

    private static IEnumerable<(string, byte[])> BadChecksums()
    {
        var png = SampleCards.Png(SampleCards.Bytes(SampleCards.V2()));
        var random = new Random(Seed);
        for (var i = 0; i < 80; i++)
        {
            // Anywhere past the signature: some chunk's length, type, data or checksum is then wrong.
            var at = random.Next(PngFile.Signature.Length, png.Length);
            var damaged = png.ToArray();
            damaged[at] ^= (byte)(1 << random.Next(8));
            yield return ($"PNG with a flipped bit in byte {at}", damaged);
        }
    }

    private static IEnumerable<(string, byte[])> BadChunks()
    {
        var card = Convert.ToBase64String(SampleCards.Bytes(SampleCards.V2()));
        yield return ("no chunk", PngFile.Signature.ToArray());
        yield return ("no header", Png([("IDAT", [0]), ("IEND", [])]));
        yield return ("two headers", Png([("IHDR", Header(1, 1)), ("IHDR", Header(1, 1)), ("IDAT", [0]), Text(card), ("IEND", [])]));
        yield return ("no picture", Png([("IHDR", Header(1, 1)), Text(card), ("IEND", [])]));
        yield return ("two cards", Png([("IHDR", Header(1, 1)), ("IDAT", [0]), Text(card), Text(card), ("IEND", [])]));
        yield return ("no card", Png([("IHDR", Header(1, 1)), ("IDAT", [0]), ("IEND", [])]));
        yield return ("a short header", Png([("IHDR", [1]), ("IDAT", [0]), Text(card), ("IEND", [])]));
        yield return ("no base64", Png([("IHDR", Header(1, 1)), ("IDAT", [0]), Text("§§§"), ("IEND", [])]));
        yield return ("base64 of nothing", Png([("IHDR", Header(1, 1)), ("IDAT", [0]), Text(""), ("IEND", [])]));
        var picture = Convert.ToBase64String(PortraitPng.Draw("#000000"));
        yield return ("base64 of a picture", Png([("IHDR", Header(1, 1)), ("IDAT", [0]), Text(picture), ("IEND", [])]));
        foreach (var (width, height) in new[] { (0, 1), (1, 0), (100_000, 1), (1, int.MaxValue), (-1, 1) })
        {
            yield return ($"{width} × {height} pixels", Png([("IHDR", Header(width, height)), ("IDAT", [0]), Text(card), ("IEND", [])]));
        }

        var chunks = Enumerable.Repeat(("IDAT", Array.Empty<byte>()), 10_000);
        yield return ("10,000 chunks", Png([("IHDR", Header(1, 1)), .. chunks, Text(card), ("IEND", [])]));
        var endless = Png([("IHDR", Header(1, 1))]);
        BinaryPrimitives.WriteUInt32BigEndian(endless.AsSpan(8), uint.MaxValue);
        yield return ("a chunk of 4 GB", endless);
    }

    private static IEnumerable<(string, byte[])> WrongTypes()
    {
        string[] texts =
        [
            "name", "description", "personality", "scenario", "first_mes", "mes_example", "system_prompt", "post_history_instructions",
            "creator",
        ];
        JsonNode?[] wrong = [1, true, new JsonArray(), new JsonObject()];
        foreach (var member in texts)
        {
            foreach (var value in wrong)
            {
                yield return ($"{member} = {value!.ToJsonString()}", Edited(data => data[member] = value.DeepClone()));
            }
        }

        foreach (var value in new JsonNode[] { "x", new JsonArray(1), new JsonArray(new JsonArray()), new JsonObject() })
        {
            yield return ($"alternate_greetings = {value.ToJsonString()}", Edited(data => data["alternate_greetings"] = value.DeepClone()));
            yield return ($"entries = {value.ToJsonString()}", Edited(data => data["character_book"]!["entries"] = value.DeepClone()));
            foreach (var member in (string[])["keys", "insertion_order", "enabled"])
            {
                yield return (
                    $"{member} = {value.ToJsonString()}",
                    Edited(data => data["character_book"]!["entries"]![0]![member] = value.DeepClone()));
            }
        }

        foreach (var value in new JsonNode[] { 1, "x", new JsonArray() })
        {
            yield return ($"extensions = {value.ToJsonString()}", Edited(data => data["extensions"] = value.DeepClone()));
            yield return ($"character_book = {value.ToJsonString()}", Edited(data => data["character_book"] = value.DeepClone()));
        }

        foreach (var trait in new[]
        {
            """[{"id":"a b","intensity":0.5}]""", """[{"id":"a"}]""", """[{"id":"a","intensity":1.5}]""",
            """[{"id":"a","intensity":-0.1}]""", """[{"id":"a","intensity":0.5,"baseline":2}]""",
            """[{"id":"a","intensity":0.5,"style":"loudness"}]""", """{}""", """[7]""",
            """[{"id":"a","intensity":0.5},{"id":"a","intensity":0.6}]""", """[{"id":"a","intensity":1e999}]""",
        })
        {
            yield return ($"traits = {trait}", Edited(data => data["extensions"]![CardExtension.TraitsName] = JsonNode.Parse(trait)));
        }
    }

    private static IEnumerable<(string, byte[])> TooMuch()
    {
        yield return ("10,000 entries", Edited(data => data["character_book"]!["entries"] = new JsonArray(
            [.. Enumerable.Range(0, 10_000).Select(i => new JsonObject { ["keys"] = new JsonArray($"k{i}"), ["content"] = "x" })])));
        yield return ("1,000 greetings", Edited(data => data["alternate_greetings"] = new JsonArray(
            [.. Enumerable.Range(0, 1000).Select(i => (JsonNode)$"Hello {i}")])));
        yield return ("10,000 keys", Edited(data => data["character_book"]!["entries"]![0]!["keys"] = new JsonArray(
            [.. Enumerable.Range(0, 10_000).Select(i => (JsonNode)$"k{i}")])));
        yield return ("100 traits", Edited(data => data["extensions"]![CardExtension.TraitsName] = new JsonArray(
            [.. Enumerable.Range(0, 100).Select(i => new JsonObject { ["id"] = $"t{i}", ["intensity"] = 0.5 })])));
        yield return ("a name of 5,000", Edited(data => data["name"] = new string('n', 5000)));
        yield return ("a description of 500,000", Edited(data => data["description"] = new string('d', 500_000)));
        yield return ("texts of 60 KB together", Edited(data =>
            (data["description"], data["scenario"]) = (new string('d', 30_000), new string('s', 30_000))));
        yield return (
            "macros that names make long", Edited(data => data["description"] = string.Concat(Enumerable.Repeat("<USER>", 1000))));
        yield return ("3,000 keys in all", Edited(data => data["character_book"]!["entries"] = Entries(30, 100, "k")));
        yield return ("150 patterns", Edited(data => data["character_book"]!["entries"] = Entries(150, 1, "p", patterns: true)));
        foreach (var pattern in new[] { "a{1}b{9999}", "a{2}b{3,100}", "/a{0,4294967296}/i", "a{100,}" })
        {
            yield return (
                $"the pattern {pattern}", Edited(data => data["character_book"]!["entries"] = Entries(1, 1, pattern, patterns: true)));
        }

        var numbers = Enumerable.Range(0, 100_000).Select(i => (JsonNode)i);
        yield return ("100,000 values", Edited(data => data["extensions"]!["x"] = new JsonArray([.. numbers])));
        yield return ("JSON of 2 MB", Edited(data => data["extensions"]!["x"] = new string('x', 2 * 1024 * 1024)));
        yield return (
            "a PNG with JSON of 2 MB", SampleCards.Png(Edited(data => data["extensions"]!["x"] = new string('x', 2 * 1024 * 1024))));
        foreach (var depth in new[] { 33, 64, 1000, 100_000 })
        {
            yield return ($"arrays {depth} deep", Deep("[", "]", depth));
            yield return ($"objects {depth} deep", Deep("{\"a\":", "}", depth, inner: "1"));
        }
    }

    private static IEnumerable<(string, byte[])> Bombs()
    {
        var zeros = new byte[50 * 1024 * 1024];
        yield return ("gzip", Compress(file => new GZipStream(file, CompressionLevel.SmallestSize), zeros));
        yield return ("zlib", Compress(file => new ZLibStream(file, CompressionLevel.SmallestSize), zeros));
        yield return ("brotli", Compress(file => new BrotliStream(file, CompressionLevel.Fastest), zeros));
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("card.json").Open();
            entry.Write(zeros);
        }

        yield return ("zip", zip.ToArray());
        byte[] mark = [.. "chara"u8, 0, 0];
        var bomb = Compress(file => new ZLibStream(file, CompressionLevel.SmallestSize), zeros);
        yield return ("a compressed text chunk", Png([("IHDR", Header(1, 1)), ("IDAT", [0]), ("zTXt", [.. mark, .. bomb]), ("IEND", [])]));
        byte[] international = [.. "ccv3"u8, 0, 1, 0, 0, 0, .. bomb];
        yield return (
            "an international text chunk", Png([("IHDR", Header(1, 1)), ("IDAT", [0]), ("iTXt", international), ("IEND", [])]));
        yield return (
            "a picture that would fill memory",
            Png([("IHDR", Header(60_000, 60_000)), ("IDAT", bomb), Text("e30="), ("IEND", [])]));
    }

    private static IEnumerable<(string, byte[])> Scripts()
    {
        string[] members = ["name", "description", "personality", "scenario", "first_mes", "mes_example", "creator_notes", "system_prompt"];
        foreach (var member in members)
        {
            yield return ($"a script in {member}", Edited(data => data[member] = "Hi <script>fetch('//evil')</script>"));
            yield return ($"a hidden script in {member}", Edited(data => data[member] = "Hi <SC\u200BRIPT src=x>"));
        }

        yield return ("a script in lore", Edited(data => data["character_book"]!["entries"]![0]!["content"] = "<script>1</script>"));
    }

    private static IEnumerable<(string, byte[])> Invisible()
    {
        foreach (var name in new[]
        {
            "", " ", "\u200B\u200C\u200D", "\u2060\uFEFF", "\u0000\u0001\u001B", "\u202E\u2066", "\n\n", "\u00AD",
            "\U000E0041\U000E0042", "\uFE00\uFE01", "Two\nlines",
        })
        {
            var codes = string.Join(" U+", name.Select(c => ((int)c).ToString("X4", null)));
            yield return ($"a name of U+{codes}", Edited(data => data["name"] = name));
        }
    }

    private static IEnumerable<(string, byte[])> NoCards()
    {
        foreach (var text in new[]
        {
            "", " ", "{", "{}", "[]", "null", "1", "\"card\"", "true", "{\"name\":", "{'name':'x'}", "<html></html>", "GIF89a",
            "%PDF-1.7", "\xEF\xBB\xBF",
            """{"spec":"chara_card_v2"}""", """{"spec":"chara_card_v2","data":[]}""", """{"spec":"chara_card_v2","data":null}""",
            """{"spec":"chara_card_v3","data":{}}""", """{"spec":"chara_card_v9","spec_version":"9.0","data":{"name":"x"}}""",
            """{"spec":2,"data":{"name":"x"}}""", """{"name":["x"]}""", """{"name":"a","name":"b"}""", """{"char_name":"x"}""",
            """{"spec":"chara_card_v2","data":{"name":"a","name":"b"}}""", """{"name":"x",}""", """{"name":"x"} trailing""",
            """{"name":NaN}""",
            """{"description":"no name"}""", "{\"name\":\"x\"}/* a comment */",
        })
        {
            yield return ($"no card: {text}", Encoding.UTF8.GetBytes(text));
        }
    }

    private static IEnumerable<(string, byte[])> BadText()
    {
        yield return ("no UTF-8", [.. "{\"name\":\""u8, 0xFF, 0xFE, .. "\"}"u8]);
        yield return ("UTF-16", Encoding.Unicode.GetBytes("""{"name":"x"}"""));
        yield return ("overlong UTF-8", [.. "{\"name\":\""u8, 0xC0, 0xAF, .. "\"}"u8]);
        yield return ("half a surrogate pair", Encoding.UTF8.GetBytes("""{"name":"\ud800"}"""));
        yield return ("half a surrogate pair inside", Encoding.UTF8.GetBytes("""{"name":"x","description":"a\udc00b"}"""));
        yield return ("half a surrogate pair as a member", Encoding.UTF8.GetBytes("""{"name":"x","\ud800":"b"}"""));
        yield return ("a raw control character", "{\"name\":\"a\u0001b\"}"u8.ToArray());
        yield return ("members that become one", Encoding.UTF8.GetBytes("{\"name\":\"x\",\"a\":1,\"a\u200B\":2}"));
    }

    private static JsonArray Entries(int count, int keys, string key, bool patterns = false)
        => [.. Enumerable.Range(0, count).Select(_ => new JsonObject
        {
            ["keys"] = new JsonArray([.. Enumerable.Range(0, keys).Select(_ => (JsonNode)key)]),
            ["content"] = "x",
            ["use_regex"] = patterns,
        })];

    private static byte[] Edited(Action<JsonObject> edit)
    {
        var card = SampleCards.V2();
        edit(card["data"]!.AsObject());
        return SampleCards.Bytes(card);
    }

    private static byte[] Deep(string open, string close, int depth, string inner = "")
    {
        var (opening, closing) = (new StringBuilder().Insert(0, open, depth), new StringBuilder().Insert(0, close, depth));
        return Encoding.UTF8.GetBytes($$"""{"name":"x","extensions":{{opening}}{{inner}}{{closing}}}""");
    }

    private static byte[] Header(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        return header;
    }

    private static (string, byte[]) Text(string text) => ("tEXt", [.. "chara"u8, 0, .. Encoding.Latin1.GetBytes(text)]);

    private static byte[] Png(IEnumerable<(string Type, byte[] Data)> chunks)
    {
        using var file = new MemoryStream();
        file.Write(PngFile.Signature);
        foreach (var (type, data) in chunks)
        {
            PngFile.WriteChunk(file, type, data);
        }

        return file.ToArray();
    }

    private static byte[] Compress(Func<Stream, Stream> wrap, byte[] content)
    {
        using var file = new MemoryStream();
        using (var compressed = wrap(file))
        {
            compressed.Write(content);
        }

        return file.ToArray();
    }
}
