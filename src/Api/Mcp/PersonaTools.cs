using System.Collections.Immutable;
using System.ComponentModel;
using ModelContextProtocol.Server;
using PersonaUniverse.Auth;
using PersonaUniverse.Errors;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;
using PersonaUniverse.Users;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Mcp;

/// <summary>What an agent can do with personas. Each tool does what the REST call of its kind does, and no more.</summary>
[McpServerToolType]
internal sealed class PersonaTools(McpCaller calls, Conversations conversations, IGrainFactory grains)
{
    private const int MostListed = 100;

    private static readonly string[] Talkers = [ApiKeyScopes.Chat];
    private static readonly string[] Writers = [ApiKeyScopes.PersonasWrite];

    [McpServerTool(Name = "list_personas", Title = "List personas", ReadOnly = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Lists the personas that can be talked to, by name, or those that match a search.")]
    public Task<ToolPersonas> ListPersonas(
        [Description("Part of a name, description or id; leave out for all.")] string? search = null,
        [Description("How many at most, 1-100.")] int limit = 20,
        [Description("nextCursor of the page before.")] string? cursor = null,
        CancellationToken cancellationToken = default)
        => calls.RunAsync(ScopeSets.PersonaReaders, async caller =>
        {
            var page = await grains.Catalog().SearchAsync(
                Query.Search(search),
                caller.UserId,
                ownOnly: false,
                Math.Clamp(limit, 1, MostListed),
                Query.PersonaCursor(cursor),
                cancellationToken);
            return new ToolPersonas(
                [.. page.Items.Select(persona => new ToolPersona(persona.Id, persona.Name, persona.Description))], page.NextCursor);
        });

    [McpServerTool(Name = "chat", Title = "Talk to a persona", Destructive = false, OpenWorld = true, UseStructuredContent = true)]
    [Description("Says something to a persona and answers with its reply. The persona remembers what was said in the session.")]
    public Task<ToolReply> Chat(
        [Description("The persona's id.")] string personaId,
        [Description("What to say, 1-8,000 characters.")] string message,
        [Description("The session to go on with; leave out to begin one.")] string? sessionId = null,
        CancellationToken cancellationToken = default)
        => calls.RunAsync(Talkers, async caller =>
        {
            var request = Validated.Check(new ChatRequest
            {
                Message = message,
                PersonaId = personaId,
                SessionId = sessionId ?? $"mcp-{Guid.CreateVersion7():N}",
            });
            var session = new SessionKey(caller.UserId, request.SessionId!);
            await using var turn = await conversations.ConverseAsync(session, request.ToUtterance(), cancellationToken);
            var reply = await turn.FinishAsync(cancellationToken);
            return new ToolReply(reply.Message, reply.SessionId, reply.Seq, reply.Degraded);
        });

    [McpServerTool(Name = "get_traits", Title = "Read a persona's traits", ReadOnly = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Reads a persona's traits, each with its intensity from 0 (absent) to 1 (overwhelming).")]
    public Task<ToolTraits> GetTraits(
        [Description("The persona's id.")] string personaId, CancellationToken cancellationToken = default)
        => calls.RunAsync(ScopeSets.PersonaReaders, async caller =>
            await grains.FindPersonaAsync(personaId, caller, cancellationToken) is { } persona
                ? new ToolTraits(persona.Id, persona.Version, [.. persona.Traits.Select(TraitResponse.From)])
                : throw PersonaFailure.Of(PersonaOutcome.PersonaUnknown));

    [McpServerTool(
        Name = "set_trait", Title = "Set a trait", Idempotent = true, Destructive = false, OpenWorld = false, UseStructuredContent = true)]
    [Description("Sets the intensity of a trait. The very next reply shows it. Requires the persona's owner or an admin.")]
    public Task<ToolTrait> SetTrait(
        [Description("The persona's id.")] string personaId,
        [Description("The trait's id, as get_traits tells it.")] string traitId,
        [Description("The new intensity, from 0 to 1.")] double intensity,
        CancellationToken cancellationToken = default)
        => calls.RunAsync(Writers, async caller =>
        {
            if (!Ids.FitsShort(traitId) || intensity is not (>= 0 and <= 1))
            {
                throw ApiException.Invalid("intensity", "traitId must be an id, intensity in [0, 1].");
            }

            var result = await grains.Persona(personaId)
                .ChangeTraitAsync(new TraitChange(traitId, TraitAction.Set, intensity), caller.Actor, cancellationToken);
            return result.Trait is { } trait
                ? new ToolTrait(personaId, result.Version, TraitResponse.From(trait))
                : throw PersonaFailure.Of(result.Outcome);
        });
}

/// <summary>A page of personas.</summary>
internal sealed record ToolPersonas(ImmutableArray<ToolPersona> Personas, string? NextCursor);

/// <summary>A persona to choose.</summary>
internal sealed record ToolPersona(string Id, string Name, string Description);

/// <summary>A reply, and the session to go on with.</summary>
internal sealed record ToolReply(string Reply, string SessionId, long Seq, ImmutableArray<string> Degraded);

/// <summary>A persona's traits.</summary>
internal sealed record ToolTraits(string PersonaId, long Version, ImmutableArray<TraitResponse> Traits);

/// <summary>A trait that was set.</summary>
internal sealed record ToolTrait(string PersonaId, long Version, TraitResponse Trait);
