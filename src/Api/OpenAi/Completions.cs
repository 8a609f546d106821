using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using PersonaUniverse.Auth;
using PersonaUniverse.Errors;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;
using PersonaUniverse.Validation;

namespace PersonaUniverse.OpenAi;

/// <summary>Has personas reply to completion requests, in a session or outside any.</summary>
internal sealed class Completions(
    Conversations conversations, IGrainFactory grains, IOptions<ChatOptions> options, TimeProvider clock)
{
    /// <summary>The events of the turn that a request asks for.</summary>
    /// <exception cref="ApiException">There is no such persona, or the session does not take the message.</exception>
    public async IAsyncEnumerable<SessionEvent> ReplyAsync(
        CompletionRequest request,
        Caller caller,
        HttpRequest http,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var personaId = await KnownPersonaAsync(request.Model!, caller, cancellationToken);
        if (CompletionReader.SessionOf(request, http) is not { } sessionId)
        {
            var impromptu = new ImpromptuRequest(
                personaId, CompletionReader.ScriptOf(request), CompletionReader.SamplingOf(request));
            var reply = grains.GetGrain<IImpromptuGrain>(Guid.NewGuid()).ReplyAsync(impromptu, caller.UserId, cancellationToken);
            await foreach (var occurrence in reply)
            {
                yield return occurrence;
            }

            yield break;
        }

        var utterance = new Utterance(
            personaId,
            CompletionReader.UtteranceOf(request),
            CompletionReader.MessageIdOf(http) ?? $"v1-{Guid.CreateVersion7():N}",
            CompletionReader.SamplingOf(request));
        var session = new SessionKey(caller.UserId, sessionId);
        await using var turn = await conversations.ConverseAsync(session, utterance, cancellationToken);
        await foreach (var occurrence in turn.EventsAsync(cancellationToken))
        {
            yield return occurrence;
        }
    }

    /// <summary>Looks a persona up by a model's name.</summary>
    /// <exception cref="ApiException">There is none that the caller may talk to.</exception>
    public async Task<PersonaProfile> PersonaAsync(string model, Caller caller, CancellationToken cancellationToken)
        => Ids.FitsShort(model)
            && await grains.FindPersonaAsync(model, caller, cancellationToken) is { } persona
            && persona.IsOpenTo(caller.UserId)
            ? persona
            : throw ApiException.NotFound(ErrorCodes.PersonaUnknown, "There is no such model: models are personas, by id.");

    /// <summary>What a caller is told whose reply does not end in time.</summary>
    public static ApiException TooLong()
        => ApiException.Unavailable(ErrorCodes.TurnTimeout, "The reply takes too long.", TimeSpan.FromSeconds(5));

    // A reply waits out a silo's death here as it does at the other doors.
    private async Task<string> KnownPersonaAsync(string model, Caller caller, CancellationToken cancellationToken)
        => (await RepeatableCall.MakeAsync(
            attempt => PersonaAsync(model, caller, attempt), options.Value.AcceptRetry, clock, cancellationToken)).Id;
}
