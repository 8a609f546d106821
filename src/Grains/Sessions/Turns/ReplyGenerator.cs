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
        var reply = new ReplyBuilder(model ?? IChatModels.Offline, new StopGate(prompt.Options.StopSequences), said, clock);
        try
        {
            await foreach (var update in models.Choose(model).GetStreamingResponseAsync(prompt.Messages, prompt.Options, stopped))
            {
                reply.Add(update);
            }
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            // The caller decides by the reason whether what was said counts.
        }

        return reply.Finish(byFallback => models.Accepted(model, byFallback, prompt.Options));
    }
}
