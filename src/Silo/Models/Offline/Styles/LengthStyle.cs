using PersonaUniverse.Personas;

namespace PersonaUniverse.Models;

/// <summary>Adds thoughts: none at 0, seven at 1.</summary>
internal sealed class LengthStyle : IStyleTransform
{
    private const double MostThoughts = 7;

    public string Feature => StyleFeatures.Length;

    public double Default => 0.35;

    public void Apply(ReplyPlan plan, double intensity)
    {
        var count = plan.Choose.Round(intensity * MostThoughts, Feature);
        for (var index = 0; index < count; index++)
        {
            plan.Add(SentenceKind.Stance, plan.Choose.Line(plan.Diction.Stances, "stance" + index));
        }
    }
}
