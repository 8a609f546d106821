using PersonaUniverse.Health;

namespace PersonaUniverse.Models;

/// <summary>Tells which model answers by default and whether it is being left alone. Asks nobody: a question costs money.</summary>
/// <remarks>
/// Never decides: a vendor's outage is the same behind every silo, so a load balancer that heeded it would send nobody anywhere, and
/// histories, personas and the fallback's replies do without the vendor.
/// </remarks>
internal sealed class ModelDependencyCheck(ChatModels models) : IDependencyCheck
{
    public Task<DependencyHealth> CheckAsync(CancellationToken cancellationToken)
    {
        var answers = models.Answers(models.DefaultName);
        var detail = answers ? models.DefaultName : $"{models.DefaultName}: kept failing and is left alone for a while";
        return Task.FromResult(new DependencyHealth("model", answers, detail, Optional: true));
    }
}
