using System.Collections.Immutable;
using System.ComponentModel;
using ModelContextProtocol.Server;
using PersonaUniverse.Auth;
using PersonaUniverse.Errors;
using PersonaUniverse.Memory;
using PersonaUniverse.Sessions;
using PersonaUniverse.Users;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Mcp;

/// <summary>What an agent can do with what personas remember of its user. The user is part of the key: no call reaches another's.</summary>
[McpServerToolType]
internal sealed class MemoryTools(McpCaller calls, IGrainFactory grains)
{
    private const int MostFound = 100;

    private static readonly string[] Writers = [ApiKeyScopes.MemoriesWrite];

    [McpServerTool(Name = "search_memories", Title = "Search memories", ReadOnly = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Searches what a persona remembers of the user, the best fit first.")]
    public Task<ToolMemories> SearchMemories(
        [Description("The persona's id.")] string personaId,
        [Description("What to look for, 1-200 characters.")] string query,
        [Description("How many at most, 1-100.")] int limit = 10,
        CancellationToken cancellationToken = default)
        => calls.RunAsync(ScopeSets.MemoryReaders, async caller =>
        {
            var asked = Query.Search(query, nameof(query)) is { Length: > 0 } text
                ? text
                : throw ApiException.Invalid("query", "query says what to look for.");
            var found = await grains.Memory(caller.UserId, personaId)
                .RecallAsync(new RecallRequest(asked, [], Math.Clamp(limit, 1, MostFound)), cancellationToken);
            return new ToolMemories(
                [.. found.Memories.InUtc().Select(memory => new ToolMemory(memory.Id, memory.Text, memory.At, memory.SessionId))]);
        });

    [McpServerTool(Name = "forget_memory", Title = "Forget a memory", Destructive = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Has a persona forget a memory and what was derived from it, for good.")]
    public Task<ToolForgotten> ForgetMemory(
        [Description("The persona's id.")] string personaId,
        [Description("The memory's id, as search_memories tells it.")] string memoryId,
        CancellationToken cancellationToken = default)
        => calls.RunAsync(Writers, async caller =>
            Guid.TryParse(memoryId, out var id) && await grains.Memory(caller.UserId, personaId).ForgetAsync(id, cancellationToken)
                ? new ToolForgotten(id)
                : throw ApiException.NotFound(ErrorCodes.MemoryUnknown, "There is no such memory."));
}

/// <summary>What was found.</summary>
internal sealed record ToolMemories(ImmutableArray<ToolMemory> Memories);

/// <summary>A memory, and where it comes from.</summary>
internal sealed record ToolMemory(Guid Id, string Text, DateTimeOffset At, string SessionId);

/// <summary>The memory that is gone.</summary>
internal sealed record ToolForgotten(Guid MemoryId);
