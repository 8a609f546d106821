using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PersonaUniverse.Sessions;

/// <summary>How the API waits for sessions.</summary>
public sealed class ChatOptions
{
    public const string SectionName = "Chat";

    /// <summary>
    /// Gets or sets how long a REST call waits for its turn before it answers 503; the turn goes on and the same
    /// <c>clientMessageId</c> finds it later. Default: 200 seconds, beyond what a silent model and then its fallback may take. An API that
    /// hosts its silo does not start with less than that (<see cref="TurnTimeoutValidator"/>).
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan TurnTimeout { get; set; } = TimeSpan.FromSeconds(200);

    /// <summary>
    /// Gets or sets after how long a silence a streamed reply gets a comment, so that no proxy takes it for dead. Where nothing was sent
    /// before, as at <c>/v1</c>, it settles the status. Default: 15 seconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Gets or sets how long an acceptance is tried again while a session's silo is being replaced. Default: 20 seconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan AcceptRetry { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Gets or sets how many sessions one hub connection may watch. Default: 64.</summary>
    [Range(1, 10_000)]
    public int WatchesPerConnection { get; set; } = 64;

    /// <summary>Gets or sets how many personas one hub connection may watch. Default: 2,000.</summary>
    [Range(1, 100_000)]
    public int PersonasPerConnection { get; set; } = 2000;
}

/// <summary>Checks the attributes on <see cref="ChatOptions"/>; the generator writes the body.</summary>
[OptionsValidator]
internal sealed partial class ChatOptionsValidator : IValidateOptions<ChatOptions>;
