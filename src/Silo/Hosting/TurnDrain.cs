using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PersonaUniverse.Sessions;
using PersonaUniverse.Sessions.Turns;

namespace PersonaUniverse.Hosting;

/// <summary>Lets the turns that a process has taken on end before anything of it stops.</summary>
/// <remarks>
/// For a process that is the whole cluster: once its silo stops, no grain is activated any more, so a turn that waits behind another
/// would find neither its persona nor its user, and the API that would take it up elsewhere goes with it. A silo of several need
/// refuse nobody: its sessions go on where they are activated next.
/// </remarks>
internal sealed class TurnDrain(TurnPlaces places, IOptions<SessionOptions> options, TimeProvider clock) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Before any service stops: the web server too, whose callers hear their replies.
    public async Task StoppingAsync(CancellationToken cancellationToken)
        => await places.DrainAsync()
            .WaitAsync(options.Value.DrainTimeout, clock, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
