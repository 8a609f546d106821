using System.Collections.Immutable;
using PersonaUniverse.Models.Offline.Dictions;

namespace PersonaUniverse.Models.Offline.Styles;

/// <summary>Says some thoughts as sentences of another kind: as questions, or as comparisons.</summary>
/// <param name="feature">The feature that this raises.</param>
/// <param name="common">How strong it is without a trait.</param>
/// <param name="share">The share of all sentences that are of the kind at intensity 1.</param>
/// <param name="kind">The kind.</param>
/// <param name="lines">Where the sentences come from.</param>
internal sealed class SubstitutionStyle(
    string feature, double common, double share, SentenceKind kind, Func<Diction, ImmutableArray<string>> lines) : IStyleTransform
{
    public string Feature => feature;

    public double Default => common;

    public void Apply(ReplyPlan plan, double intensity)
    {
        var count = plan.Choose.Round(intensity * share * plan.Count, feature);
        for (var index = 0; index < count; index++)
        {
            var line = plan.Choose.Line(lines(plan.Diction), feature + index);
            plan.Substitute(kind, line, last: kind == SentenceKind.Question);
        }
    }
}
