using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace PersonaUniverse.Models.Resilience;

/// <summary>Gives a call its deadlines: to the first text, between updates, and in all.</summary>
internal sealed class DeadlineChatClient(IChatClient inner, string name, ModelDeadlineOptions deadlines, TimeProvider clock)
    : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var watch = new DeadlineWatch(clock, deadlines.Total, deadlines.Total, cancellationToken);
        try
        {
            return await base.GetResponseAsync(messages, options, watch.Token);
        }
        catch (OperationCanceledException)
        {
            throw Explain(watch, false, cancellationToken);
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var pace = deadlines.FirstToken < deadlines.Idle ? deadlines.FirstToken : deadlines.Idle;
        using var watch = new DeadlineWatch(clock, deadlines.Total, pace, cancellationToken);
        watch.Begin(deadlines.FirstToken);
        await using var updates = base.GetStreamingResponseAsync(messages, options, watch.Token)
            .GetAsyncEnumerator(watch.Token);
        var speaking = false;
        while (true)
        {
            try
            {
                if (!await updates.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (OperationCanceledException)
            {
                throw Explain(watch, speaking, cancellationToken);
            }

            speaking = true;
            watch.End();
            yield return updates.Current;
            watch.Begin(deadlines.Idle);
        }
    }

    private Exception Explain(DeadlineWatch watch, bool speaking, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested || !(watch.StepPassed || watch.TotalPassed))
        {
            return new OperationCanceledException(cancellationToken);
        }

        var (limit, what) = watch switch
        {
            { TotalPassed: true } => (deadlines.Total, "did not finish"),
            _ when speaking => (deadlines.Idle, "fell silent in mid-reply"),
            _ => (deadlines.FirstToken, "sent no text"),
        };
        return new ModelException(ModelFailure.Timeout, $"The model '{name}' {what} within {limit.TotalSeconds:0.##} s.");
    }
}
