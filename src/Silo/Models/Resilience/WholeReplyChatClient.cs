using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace PersonaUniverse.Models.Resilience;

/// <summary>Lets through a whole reply, or fails with a <see cref="ModelException"/>; next to the SDK.</summary>
/// <remarks>
/// A provider says that it is done; a stream that merely ends was cut off. Updates without text that come before the first
/// text (the role, the input's size) wait for it, so that the first update the outer clients see is the first word.
/// </remarks>
internal sealed class WholeReplyChatClient(IChatClient inner, string name) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ChatResponse response;
        try
        {
            response = await base.GetResponseAsync(messages, options, cancellationToken);
        }
        catch (Exception e)
        {
            throw Translate(e, cancellationToken);
        }

        return string.IsNullOrWhiteSpace(response.Text) ? throw Empty(response.FinishReason) : response;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var speaking = false;
        ChatFinishReason? finish = null;
        var held = new List<ChatResponseUpdate>();
        await using var updates = Open(messages, options, cancellationToken);
        while (true)
        {
            try
            {
                if (!await updates.MoveNextAsync())
                {
                    break;
                }
            }
            catch (Exception e)
            {
                throw Translate(e, cancellationToken);
            }

            held.Add(updates.Current);
            finish ??= updates.Current.FinishReason;
            speaking = speaking || HasText(updates.Current);
            if (speaking)
            {
                foreach (var update in held)
                {
                    yield return update;
                }

                held.Clear();
            }
        }

        ThrowUnlessWhole(speaking, finish);
    }

    private static bool HasText(ChatResponseUpdate update)
    {
        foreach (var content in update.Contents)
        {
            if (content is TextContent { Text.Length: > 0 })
            {
                return true;
            }
        }

        return false;
    }

    private IAsyncEnumerator<ChatResponseUpdate> Open(
        IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        try
        {
            return base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        }
        catch (Exception e)
        {
            throw Translate(e, cancellationToken);
        }
    }

    /// <summary>Whatever a cancelled call throws, cancellation is why.</summary>
    private Exception Translate(Exception exception, CancellationToken cancellationToken)
        => cancellationToken.IsCancellationRequested
            ? new OperationCanceledException(exception.Message, null, cancellationToken)
            : ModelErrors.Translate(name, exception);

    private void ThrowUnlessWhole(bool spoke, ChatFinishReason? finish)
    {
        if (!spoke)
        {
            throw Empty(finish);
        }

        if (finish is null)
        {
            throw new ModelException(ModelFailure.Unavailable, $"The model '{name}' broke off its reply.");
        }
    }

    private ModelException Empty(ChatFinishReason? finish)
        => finish == ChatFinishReason.ContentFilter
            ? new ModelException(ModelFailure.Refused, $"The model '{name}' declined to answer (content rules).")
            : new ModelException(ModelFailure.Unavailable, $"The model '{name}' sent an empty reply.");
}
