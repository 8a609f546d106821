using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PersonaUniverse.Sessions;

/// <summary>Limits on one session.</summary>
public sealed class SessionOptions
{
    public const string SectionName = "Sessions";

    /// <summary>Gets or sets how many past turns with each persona stay in mind. Default: 10.</summary>
    [Range(1, 100)]
    public int TurnsInMind { get; set; } = 10;

    /// <summary>
    /// Gets or sets how many turns beyond <see cref="TurnsInMind"/> may gather before the oldest are dropped together. A history
    /// that lost a turn with each one said would defeat the providers' prompt caches. Default: 5.
    /// </summary>
    [Range(0, 100)]
    public int TurnsDroppedTogether { get; set; } = 5;

    /// <summary>Gets or sets how many turns may wait behind the one that runs; further ones are refused. Default: 4.</summary>
    [Range(0, 100)]
    public int TurnsWaiting { get; set; } = 4;

    /// <summary>
    /// Gets or sets how many turns may run or wait on one silo, in all its sessions; further ones are refused. Default: 1,000.
    /// </summary>
    [Range(1, 1_000_000)]
    public int TurnsAtOnce { get; set; } = 1000;

    /// <summary>
    /// Gets or sets how long pieces of a reply gather before they go out together; the first goes at once. Default: 40 ms.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:01")]
    public TimeSpan DeltaInterval { get; set; } = TimeSpan.FromMilliseconds(40);

    /// <summary>
    /// Gets or sets how many events a session keeps between turns for watchers that missed some; a running turn's are all kept.
    /// Default: 64.
    /// </summary>
    [Range(8, 4096)]
    public int EventsKept { get; set; } = 64;

    /// <summary>
    /// Gets or sets how long a session that has to leave its silo lets a running turn finish; then the turn fails with
    /// <see cref="TurnFailureCodes.SessionMoved"/> and is taken up elsewhere. A process without a cluster, when it stops, takes no
    /// further turns on and lets those it has taken on finish for as long. Default: 10 seconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets how long a reply waits for memories before it does without. Default: 300 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:10")]
    public TimeSpan RecallBudget { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// Gets or sets the same for the first reply after a session was activated, when memories may have to be read in. Default: 2 seconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:10")]
    public TimeSpan FirstRecallBudget { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Gets or sets how long a persona's lorebook is searched before the reply does without. Default: 200 ms.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:10")]
    public TimeSpan LoreBudget { get; set; } = TimeSpan.FromMilliseconds(200);
}

/// <summary>Checks the attributes on <see cref="SessionOptions"/>; the generator writes the body.</summary>
[OptionsValidator]
internal sealed partial class SessionOptionsValidator : IValidateOptions<SessionOptions>;
