using System.Collections.Immutable;

namespace PersonaUniverse.Models.Offline.Styles;

/// <summary>Puts marking words before, after and between sentences.</summary>
/// <param name="feature">The feature that this raises.</param>
/// <param name="common">How strong it is without a trait.</param>
/// <param name="share">Markers a sentence at intensity 1.</param>
/// <param name="bank">The words.</param>
internal sealed class MarkerStyle(string feature, double common, double share, MarkerBank bank) : IStyleTransform
{
    // Words hung on every sentence become a tic, and so do sentences made of nothing else.
    private const int MostWhole = 2;

    // Below the middle a trait is a hint, not a half: the curve keeps ordinary intensities from crowding a reply.
    private const double Curve = 1.5;

    public string Feature => feature;

    public double Default => common;

    public void Apply(ReplyPlan plan, double intensity)
    {
        var count = plan.Choose.Round(Math.Pow(intensity, Curve) * share * plan.Count, feature);
        var whole = 0;
        for (var index = 0; index < count; index++)
        {
            if (index % 2 == 1 && whole < MostWhole && !bank.Whole.IsEmpty)
            {
                whole++;
                AddWhole(plan, index);
            }
            else
            {
                TryHang(plan, index);
            }
        }

        PutLeadsInOrder(plan);
    }

    private void AddWhole(ReplyPlan plan, int index)
    {
        var line = plan.Choose.Line(bank.Whole, feature + "whole" + index);
        var end = plan.Sentences.FindLastIndex(sentence => sentence.Kind != SentenceKind.Question) + 1;
        plan.Sentences.Insert(end, new Sentence(SentenceKind.Marker, line));
    }

    private bool TryHang(ReplyPlan plan, int index)
    {
        var sides = (double)bank.Leads.Length / (bank.Leads.Length + bank.Tails.Length);
        var before = plan.Choose.Share(feature + "side" + index) < sides;
        return Hang(plan, index, before) || Hang(plan, index, !before);
    }

    private bool Hang(ReplyPlan plan, int index, bool before)
    {
        var sentence = plan.Sentences
            .Where(sentence => before ? TakesLead(sentence) : TakesTail(sentence))
            .OrderBy(sentence => sentence.Adornments)
            .ThenByDescending(sentence => sentence.Text.Length % 7)
            .FirstOrDefault();
        if (sentence is null)
        {
            return false;
        }

        var words = plan.Choose.Line(before ? LeadsFor(sentence) : bank.Tails, feature + (before ? "lead" : "tail") + index)
            .Replace("{dear}", plan.Choose.Line(plan.Diction.Endearments, "dear" + index), StringComparison.Ordinal);
        if (before)
        {
            sentence.Lead = words;
        }
        else
        {
            sentence.Tail = words;
        }

        return true;
    }

    // Ordinals ("first", "second") come from the bank in any order and have to stand in theirs.
    private void PutLeadsInOrder(ReplyPlan plan)
    {
        if (feature != Personas.StyleFeatures.Precision)
        {
            return;
        }

        var numbered = plan.Sentences.Where(sentence => sentence.Lead is { } lead && bank.Leads.Contains(lead)).ToArray();
        for (var index = 0; index < numbered.Length; index++)
        {
            // One "first" alone promises a second.
            numbered[index].Lead = numbered.Length == 1
                ? plan.Choose.Line(Markers.Exact, feature)
                : bank.Leads[Math.Min(index, bank.Leads.Length - 1)];
        }
    }

    // "It seems that take the boat": a clause of its own can only be put before a statement.
    private ImmutableArray<string> LeadsFor(Sentence sentence)
        => sentence.States ? bank.Leads : [.. bank.Leads.Where(lead => !lead.EndsWith("that ", StringComparison.Ordinal))];

    private static bool TakesLead(Sentence sentence)
        => sentence is { Lead: null, Kind: SentenceKind.Answer or SentenceKind.Stance or SentenceKind.Image };

    private static bool TakesTail(Sentence sentence)
        => sentence is { Tail: null, Kind: SentenceKind.Answer or SentenceKind.Stance or SentenceKind.Image };
}
