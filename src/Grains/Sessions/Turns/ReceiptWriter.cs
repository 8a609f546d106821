using System.Collections.Immutable;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using PersonaUniverse.Prompts;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Sessions.Turns;

/// <summary>
/// Writes down what a model was given: by reference, so that it costs little, and completely, so that it can be told again.
/// </summary>
internal sealed partial class ReceiptWriter(IPromptParts parts, ILogger<ReceiptWriter> logger)
{
    /// <summary>Keeps those of a prompt's texts that the session does not keep already, while the model speaks.</summary>
    /// <returns>The hashes, by what the texts are; null when they could not be kept: the reply stands without.</returns>
    public async Task<ImmutableSortedDictionary<string, string>?> KeepAsync(SessionMind session, Scene scene, Prompt prompt)
    {
        var (texts, hashes) = (scene.Basis.Parts, scene.Basis.Hashes);
        if (prompt.Lore.Length > 0)
        {
            texts = texts.Add(PromptRecord.Lore, prompt.Lore);
            hashes = hashes.Add(PromptRecord.Lore, PromptRecord.HashOf(prompt.Lore));
        }

        KeyValuePair<string, string>[] fresh =
        [
            .. hashes.Where(part => !session.PartsKept.Contains(part.Value))
                .Select(part => KeyValuePair.Create(part.Value, texts[part.Key])),
        ];
        if (fresh.Length == 0)
        {
            return hashes;
        }

        try
        {
            await parts.PutAsync(session.Key, fresh, CancellationToken.None);
            session.PartsKept.UnionWith(fresh.Select(part => part.Key));
            return hashes;
        }
        catch (Exception failure)
        {
            LogNotKept(session.Key.SessionId, failure);
            return null;
        }
    }

    /// <summary>Writes a reply's receipt.</summary>
    /// <param name="scene">What the turn met.</param>
    /// <param name="prompt">What the model was given.</param>
    /// <param name="historyTurns">How many turns the prompt tells of.</param>
    /// <param name="kept">The hashes of its texts.</param>
    /// <param name="reply">What the model said.</param>
    /// <param name="prepared">How long the turn took until the model was asked.</param>
    /// <param name="spoken">How long the model took.</param>
    public static TurnReceipt Write(
        Scene scene,
        Prompt prompt,
        int historyTurns,
        ImmutableSortedDictionary<string, string>? kept,
        Reply reply,
        TimeSpan prepared,
        TimeSpan spoken)
        => new(
            scene.Traits.Rapport.Version,
            scene.Traits.Session.Version,
            scene.Traits.ShiftsOf(TraitLayer.Rapport),
            scene.Traits.ShiftsOf(TraitLayer.Session))
        {
            Style = StyleJudge.Judge(reply.Text, scene.Persona.Traits),
            Parameters = ParametersOf(prompt.TargetWords, reply.Options),
            Timings = new ReplyTimings(
                Milliseconds(prepared),
                reply.FirstWordsAfter is { } wait ? Milliseconds(prepared + wait) : null,
                Milliseconds(prepared + spoken)),
            Parts = kept,
            HistoryTurns = historyTurns,
            PromptSha256 = PromptRecord.HashOf(prompt.Messages),
        };

    private static ReplyParameters ParametersOf(int targetWords, ChatOptions options)
        => new(
            targetWords,
            ToDouble(options.Temperature),
            ToDouble(options.TopP),
            options.MaxOutputTokens,
            ToDouble(options.PresencePenalty),
            ToDouble(options.FrequencyPenalty),
            [.. options.StopSequences ?? []]);

    // By way of decimal: 0.7f is to read 0.7, not 0.699999988.
    private static double? ToDouble(float? value) => value is { } number ? (double)(decimal)number : null;

    private static long Milliseconds(TimeSpan time) => (long)time.TotalMilliseconds;

    [LoggerMessage(1216, LogLevel.Warning, "Session {SessionId}: a prompt's texts could not be kept; its receipt will not show them.")]
    private partial void LogNotKept(string sessionId, Exception failure);
}
