using PersonaUniverse.Personas;

namespace PersonaUniverse.Models.Offline.Styles;

/// <summary>Adds thoughts: none at 0, six at 1.</summary>
internal sealed class LengthStyle : IStyleTransform
{
    private const double MostThoughts = 6;

    public string Feature => StyleFeatures.Length;

    public double Default => 0.3;

    public void Apply(ReplyPlan plan, double intensity)
    {
        var count = plan.Choose.Round(intensity * MostThoughts, Feature);
        for (var index = 0; index < count; index++)
        {
            plan.Add(SentenceKind.Stance, plan.Choose.Line(plan.Diction.Stances, "stance" + index));
        }
    }
}
