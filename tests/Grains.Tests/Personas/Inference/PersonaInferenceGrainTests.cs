using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.TestingHost;
using PersonaUniverse.Models;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Personas.Inference;

/// <summary>Deriving with a slow model, in a cluster whose calls may take six seconds, of which half is for a busy machine.</summary>
public sealed class PersonaInferenceGrainTests : IAsyncLifetime
{
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(6);

    private readonly HeldChatModel _model = new();
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly InProcessTestCluster _cluster;

    public PersonaInferenceGrainTests()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTimeout);
            silo.Configure<MessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTimeout);
            silo.Services.AddSingleton<IChatModels>(_model);
            silo.Services.AddSingleton<IPersonaFiles>(new SilentFiles(_over.Task));
            silo.Services.AddSingleton(new CoreProfile([new TraitDefinition("honesty", "Honesty", "Never invents.", 0.9)]));
        });
        builder.ConfigureClient(client =>
            client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTimeout));
        _cluster = builder.Build();
    }

    public async ValueTask InitializeAsync() => await _cluster.DeployAsync();

    public ValueTask DisposeAsync()
    {
        // A silo that stops waits for its grains.
        _model.Answer("");
        _over.SetResult();
        return _cluster.DisposeAsync();
    }

    [Fact]
    public async Task Infer_WithAModelSlowerThanACallMayBe_Waits()
    {
        var inferring = InferAsync(Cancellation);
        await await Task.WhenAny(_model.Asked, inferring);

        // Calls that began later have been given up meanwhile, one after another.
        for (var calls = 0; calls < 2; calls++)
        {
            await Assert.ThrowsAsync<TimeoutException>(
                () => _cluster.Client.GetGrain<IPersonaFilesGrain>(0).GetAsync("silent", Cancellation));
        }

        Assert.False(inferring.IsCompleted);
        _model.Answer("""{"traits":[{"id":"honesty","intensity":0.25,"evidence":[{"line":1,"quote":"Honestly"}]}]}""");
        var inferred = await inferring;

        Assert.Equal((InferenceMethods.Model, "held"), (inferred?.By, inferred?.Model));
        Assert.Equal(0.25, inferred?.Definition.CoreIntensities["honesty"]);
    }

    [Fact]
    public async Task Infer_LeftByItsCaller_StopsTheModel()
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var inferring = InferAsync(leaving.Token);
        await await Task.WhenAny(_model.Asked, inferring);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => inferring);
        await _model.Left.WaitAsync(TestTimeouts.Default, Cancellation);
    }

    private Task<InferredPersona?> InferAsync(CancellationToken cancellationToken)
        => _cluster.Client.GetGrain<IPersonaInferenceGrain>(Guid.NewGuid())
            .InferAsync(new TextSample("Honestly, I do not know.\nAsk me another.", Speaker: null, By: null), cancellationToken)
            .LastOrDefaultAsync(cancellationToken)
            .AsTask();

    /// <summary>Does not answer before the test is over, so that a call to it lasts as long as a call may.</summary>
    private sealed class SilentFiles(Task over) : IPersonaFiles
    {
        public Task PutAsync(string hash, byte[] content, CancellationToken cancellationToken) => over;

        public async Task<byte[]?> GetAsync(string hash, CancellationToken cancellationToken)
        {
            await over;
            return null;
        }

        public Task<int> CollectAsync(DateTimeOffset now, TimeSpan patience, CancellationToken cancellationToken) => Task.FromResult(0);
    }
}
