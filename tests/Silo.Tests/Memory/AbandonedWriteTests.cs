using Microsoft.Extensions.DependencyInjection;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Memory;

/// <summary>Changes by hand whose caller leaves while they are written.</summary>
public sealed class AbandonedWriteTests : IDisposable
{
    private const string User = "ada";
    private const string Told = "I live in Oslo with my dog Freja.";

    private readonly TemporaryDirectory _directory = new();
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _holds;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Forget_WhoseCallerLeavesInMidWrite_IsNotRecalledOnceItIsWritten()
    {
        await using var host = await MemoryHost.StartAsync(
            _directory.Path,
            services => services.AddSingleton(provider => Holding(ActivatorUtilities.CreateInstance<MemoryStore>(provider))));
        await host.LogAsync(User, Told);
        await host.SettleAsync(User);
        var memory = (await host.ListAsync(User)).Single(memory => memory.Text == Told);
        using var leaving = new CancellationTokenSource();
        _holds = true;
        var forgetting = host.Memory(User).ForgetAsync(memory.Id, leaving.Token);
        await _begun.Task.WaitAsync(TestTimeouts.Default, Cancellation);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => forgetting);
        await host.RecallAsync(User, Told);
        _gate.SetResult();
        await host.SettleAsync(User);

        Assert.DoesNotContain(await host.ListAsync(User), kept => kept.Text == Told);
    }

    /// <summary>A store whose writes are made late, whoever still waits for them.</summary>
    private IMemoryStore Holding(MemoryStore store) => Stub.Of<IMemoryStore>((method, call) =>
    {
        if (!_holds || method.Name != nameof(IMemoryStore.SaveAsync))
        {
            return method.Invoke(store, call);
        }

        _begun.TrySetResult();
        return SaveLateAsync(store, (UserPersonaKey)call[0]!, (IReadOnlyList<StoredMemory>)call[1]!).WaitAsync((CancellationToken)call[2]!);
    });

    private async Task SaveLateAsync(MemoryStore store, UserPersonaKey key, IReadOnlyList<StoredMemory> memories)
    {
        await _gate.Task;
        await store.SaveAsync(key, memories, CancellationToken.None);
    }
}
