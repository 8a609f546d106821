using PersonaUniverse.Health;

namespace PersonaUniverse.Models;

/// <summary>Tells which model answers by default and whether it is being left alone. Asks nobody: a question costs money.</summary>
internal sealed class ModelDependencyCheck(ChatModels models) : IDependencyCheck
{
    public Task<DependencyHealth> CheckAsync(CancellationToken cancellationToken)
    {
        var closed = models.IsClosed(models.DefaultName);
        var detail = closed ? models.DefaultName : $"{models.DefaultName}: kept failing and is left alone for a while";
        return Task.FromResult(new DependencyHealth("model", closed, detail));
    }
}
