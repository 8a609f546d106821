using System.Text;
using Microsoft.Extensions.AI;
using PersonaUniverse.Models;
using PersonaUniverse.Prompts;

namespace PersonaUniverse.Sessions.Turns;

/// <summary>Has a model speak.</summary>
internal sealed class ReplyGenerator(IChatModels models, TimeProvider clock)
{
    /// <summary>Streams a reply. When the turn is stopped, what was said by then is the reply.</summary>
    /// <param name="prompt">What the model is given.</param>
    /// <param name="model">The configured model's name; null for the default.</param>
    /// <param name="said">Hears each piece as it comes.</param>
    /// <param name="stopped">Stops the model.</param>
    /// <exception cref="ModelException">The model did not do its work.</exception>
    public async Task<Reply> GenerateAsync(Prompt prompt, string? model, Action<string> said, CancellationToken stopped)
    {
        var text = new StringBuilder();
        var modelId = model ?? IChatModels.Offline;
        var usage = new TokenUsage(0, 0);
        var byFallback = false;
        var cutShort = false;
        var began = clock.GetTimestamp();
        TimeSpan? firstWordsAfter = null;
        var mender = new TextMender();
        var gate = new StopGate(prompt.Options.StopSequences);
        try
        {
            var updates = models.Choose(model).GetStreamingResponseAsync(prompt.Messages, prompt.Options, stopped);
            await foreach (var update in updates)
            {
                modelId = update.ModelId ?? modelId;
                cutShort |= update.FinishReason == ChatFinishReason.Length;
                byFallback |= update.AdditionalProperties?.ContainsKey(IChatModels.FallbackKey) ?? false;
                foreach (var content in update.Contents)
                {
                    switch (content)
                    {
                        case TextContent { Text: { Length: > 0 } piece }:
                            Say(gate.Pass(mender.Pass(piece)));
                            break;
                        case UsageContent { Details: var details }:
                            usage = new TokenUsage(details.InputTokenCount ?? 0, details.OutputTokenCount ?? 0);
                            break;
                    }
                }
            }
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            // The caller decides by the reason whether what was said counts.
        }

        Say(gate.Pass(mender.Release()));
        Say(gate.Release());
        return new Reply(text.ToString(), modelId, usage, byFallback, cutShort && !gate.Closed)
        {
            FirstWordsAfter = firstWordsAfter,
        };

        void Say(string piece)
        {
            if (piece.Length > 0)
            {
                firstWordsAfter ??= clock.GetElapsedTime(began);
                text.Append(piece);
                said(piece);
            }
        }
    }
}
