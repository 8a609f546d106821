using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using PersonaUniverse.Lore;
using PersonaUniverse.Personas;
using PersonaUniverse.Prompts;
using PersonaUniverse.Sessions.Turns;

namespace PersonaUniverse.Sessions;

[GrainType("impromptu")]
internal sealed partial class ImpromptuGrain(
    ReplyGenerator generator, LoreReader lore, TimeProvider clock, ILogger<ImpromptuGrain> logger)
    : Grain, IImpromptuGrain
{
    // Outlasts the pauses of a slow model, in which no call comes here.
    private static readonly TimeSpan LongestReply = TimeSpan.FromMinutes(10);

    public async IAsyncEnumerable<SessionEvent> ReplyAsync(
        ImpromptuRequest request, string userId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        DelayDeactivation(LongestReply);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pieces = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
        var ending = EndAsync(request, userId, pieces.Writer, gone.Token);
        try
        {
            var index = 0;
            while (await pieces.Reader.WaitToReadAsync(cancellationToken))
            {
                yield return new ReplyDelta(0, index++, Gather(pieces.Reader));
            }

            yield return await ending;
        }
        finally
        {
            await gone.CancelAsync();
            DeactivateOnIdle();
        }
    }

    // A caller that reads slower than the model speaks gets more at a time, not more messages.
    private static string Gather(ChannelReader<string> pieces)
    {
        var text = new StringBuilder();
        while (pieces.TryRead(out var piece))
        {
            text.Append(piece);
        }

        return text.ToString();
    }

    private async Task<SessionEvent> EndAsync(
        ImpromptuRequest request, string userId, ChannelWriter<string> pieces, CancellationToken cancellationToken)
    {
        try
        {
            var lookup = await RepeatableCall.MakeAsync(
                attempt => GrainFactory.GetGrain<IPersonaGrain>(request.PersonaId).GetProfileAsync(cancellationToken: attempt),
                SceneReader.Patience,
                clock,
                cancellationToken);
            var persona = lookup.Profile is { } profile && profile.IsOpenTo(userId) ? profile : throw new PersonaGoneException();
            var broughtUp = await lore.RecallAsync(persona, [.. request.Script.Select(line => line.Text)], cancellationToken);
            var prompt = PromptComposer.ComposeScript(persona, request.Script, broughtUp.Contents, request.Sampling);
            var reply = await generator.GenerateAsync(
                prompt, persona.Model, piece => pieces.TryWrite(piece), cancellationToken);
            return new ReplyCompleted(ToTurn(request, persona, broughtUp, reply));
        }
        catch (Exception failure)
        {
            // Where whoever asked has left, nothing failed.
            if (!cancellationToken.IsCancellationRequested)
            {
                LogFailed(request.PersonaId, failure);
            }

            return TurnFailure.Describe(0, "", failure);
        }
        finally
        {
            pieces.Complete();
        }
    }

    private Turn ToTurn(ImpromptuRequest request, PersonaProfile persona, LoreRecall broughtUp, Reply reply)
        => new(
            Seq: 0,
            ClientMessageId: "",
            request.PersonaId,
            UserMessage: "",
            reply.Text,
            reply.Model,
            reply.Usage,
            Memories: [],
            Shortcomings.Of(reply, broughtUp),
            persona.Version,
            clock.GetUtcNow());

    [LoggerMessage(1230, LogLevel.Warning, "A reply of persona {PersonaId} outside any session failed.")]
    private partial void LogFailed(string personaId, Exception failure);
}
