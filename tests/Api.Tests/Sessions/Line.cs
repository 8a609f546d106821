using System.Security.Claims;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;

namespace PersonaUniverse.Sessions;

/// <summary>A connection that notes when it is to be closed so that its client may connect again.</summary>
internal sealed class Line : HubCallerContext, IConnectionLifetimeNotificationFeature
{
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Line(string connectionId)
    {
        ConnectionId = connectionId;
        Features.Set<IConnectionLifetimeNotificationFeature>(this);
    }

    public Task Closed => _closed.Task;

    public override string ConnectionId { get; }

    public override string? UserIdentifier => null;

    public override ClaimsPrincipal? User { get; } = new(new ClaimsIdentity([new Claim("sub", "user")]));

    public override IDictionary<object, object?> Items { get; } = new Dictionary<object, object?>();

    public override IFeatureCollection Features { get; } = new FeatureCollection();

    public override CancellationToken ConnectionAborted => Aborted;

    /// <summary>Gets what tells that its client has gone.</summary>
    public CancellationToken Aborted { get; init; }

    public CancellationToken ConnectionClosedRequested { get; set; }

    public void RequestClose() => _closed.TrySetResult();

    public override void Abort() => throw new NotSupportedException("A client whose line is aborted does not connect again.");
}
