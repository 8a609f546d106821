using PersonaUniverse.Personas;

namespace PersonaUniverse.Models.Offline.Styles;

/// <summary>Shortens sentences: leaves out their second parts and, when strong, puts fragments between them.</summary>
internal sealed class BrevityStyle : IStyleTransform
{
    private const double FragmentsFrom = 0.45;
    private const double MostFragments = 4;

    public string Feature => StyleFeatures.Brevity;

    public double Default => 0.5;

    public void Apply(ReplyPlan plan, double intensity)
    {
        var parted = plan.Sentences.Where(sentence => sentence.More is not null).ToArray();
        var kept = (int)Math.Round(parted.Length * Math.Clamp(1.15 - (1.15 * intensity), 0, 1));
        foreach (var sentence in parted.Skip(kept))
        {
            sentence.More = null;
        }

        var fragments = plan.Choose.Round(Math.Max(0, intensity - FragmentsFrom) * MostFragments, Feature);
        for (var index = 0; index < fragments; index++)
        {
            var line = plan.Choose.Line(plan.Diction.Fragments, "cut" + index);
            var place = Math.Min(plan.Sentences.Count, 1 + (2 * (index + 1)));
            while (place > 0 && IsBesideFragment(plan.Sentences, place))
            {
                place--;
            }

            if (place > 0)
            {
                plan.Sentences.Insert(place, new Sentence(SentenceKind.Fragment, line));
            }
        }
    }

    private static bool IsBesideFragment(List<Sentence> sentences, int place)
        => sentences[place - 1].Kind == SentenceKind.Fragment
            || (place < sentences.Count && sentences[place].Kind == SentenceKind.Fragment);
}
