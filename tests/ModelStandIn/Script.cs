using System.Globalization;

namespace PersonaUniverse.ModelStandIn;

/// <summary>What the stand-in does with a request.</summary>
public sealed record Script
{
    /// <summary>Gets what is answered to a request for JSON.</summary>
    public const string TraitReport =
        """{"traits":[{"id":"curiosity","name":"Curiosity","description":"asks back","intensity":0.7}]"""
        + ""","confidence":0.8,"suggested_actions":["Tell more"]}""";

    /// <summary>Gets the reply, chunk by chunk; empty for an empty reply, or for a <see cref="Ending"/> before the first text.</summary>
    public IReadOnlyList<string> Chunks { get; init; } = ["Hello", " there", "."];

    /// <summary>Gets the JSON answered where a schema is asked for.</summary>
    public string Json { get; init; } = TraitReport;

    /// <summary>Gets the wait before the first chunk.</summary>
    public TimeSpan FirstTokenDelay { get; init; }

    /// <summary>Gets the wait before each further chunk.</summary>
    public TimeSpan ChunkDelay { get; init; }

    /// <summary>Gets the HTTP status; other than 200 answers an error.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Gets the header <c>Retry-After</c> of an error: seconds, or a date.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>
    /// Gets what the stand-in waits for before the first chunk of a stream, so that a test can see what happens meanwhile.
    /// </summary>
    public Task FirstTokenGate { get; init; } = Task.CompletedTask;

    /// <summary>
    /// Gets what the stand-in waits for after the chunks, so that a test can read them all before the end comes;
    /// or before an answer in one piece.
    /// </summary>
    public Task Gate { get; init; } = Task.CompletedTask;

    /// <summary>Gets how the answer ends.</summary>
    public Ending Ending { get; init; }

    /// <summary>Makes a deterministic reply of so many chunks, a word each.</summary>
    public static IReadOnlyList<string> Words(int count)
    {
        string[] words = ["The", "stars", "are", "patient", "tonight", "and", "you", "may", "ask", "again"];
        return
        [
            .. Enumerable.Range(0, count).Select(i => string.Create(
                CultureInfo.InvariantCulture, $"{(i == 0 ? "" : " ")}{words[i % words.Length]}{(i % 10 == 9 ? "." : "")}")),
        ];
    }
}
