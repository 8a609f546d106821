using System.Collections.Immutable;
using PersonaUniverse.Models.Offline.Dictions;

namespace PersonaUniverse.Models.Offline;

/// <summary>Decides what a reply says, before any trait decides how.</summary>
internal sealed class ReplyPlanner(OfflinePrompt prompt)
{
    private const int OpeningsInTen = 6;
    private const int LongestQuotedLine = 400;

    private readonly Topic _topic = Topic.Of(prompt.Message);
    private readonly Chooser _choose = new(prompt);
    private readonly FactTeller _facts = new(prompt);

    public ReplyPlan Plan()
    {
        var diction = DictionChoice.For(prompt);
        var plan = new ReplyPlan(diction, _choose, _topic);
        if (_choose.Share("opening") * 10 < OpeningsInTen)
        {
            plan.Add(SentenceKind.Fragment, _choose.Line(diction.Fragments, "fragment"));
        }

        var answers = plan.Sentences.Count;
        Answer(plan, IntentReader.Read(prompt.Message, _topic));
        _facts.Address(plan, plan.Sentences[answers]);
        _facts.MentionPreference(plan);
        plan.Add(SentenceKind.Quoted, ChooseQuotedLine());
        return plan;
    }

    private void Answer(ReplyPlan plan, Intent intent)
    {
        var diction = plan.Diction;
        switch (intent)
        {
            case Intent.Wordless:
                plan.Add(SentenceKind.Answer, "there were signs in that and no words | so I take it as a pause");
                break;
            case Intent.Greeting:
                Say(plan, diction.Greetings, "greeting");
                break;
            case Intent.Farewell:
                Say(plan, diction.Partings, "parting");
                break;
            case Intent.Thanks:
                Say(plan, diction.Thanks, "thanks");
                break;
            case Intent.Feeling:
                Say(plan, diction.Feelings, "feeling", SentenceKind.Plain);
                _facts.Recall(plan);
                break;
            case Intent.WhoAreYou:
                Introduce(plan);
                break;
            case Intent.WhoAmI:
                _facts.TellName(plan);
                break;
            case Intent.WhatWasSaid:
                _facts.TellWhatWasSaid(plan);
                break;
            case Intent.WhatIsRemembered:
                _facts.TellMemories(plan);
                break;
            default:
                Discuss(plan, intent);
                break;
        }
    }

    private void Discuss(ReplyPlan plan, Intent intent)
    {
        Say(plan, plan.Diction.Echoes, "echo");
        _facts.Recall(plan);
        // A question of fact is never answered as if it were known.
        if (intent is Intent.Fact || (intent is Intent.Method && _choose.Turn % 2 == 0))
        {
            Say(plan, plan.Diction.Unknowns, "unknown", SentenceKind.Plain);
        }

        if (intent is Intent.Method or Intent.Request)
        {
            Say(plan, plan.Diction.Approaches, "approach");
        }
    }

    private void Say(ReplyPlan plan, ImmutableArray<string> lines, string purpose, SentenceKind kind = SentenceKind.Answer)
        => plan.Add(kind, _choose.Line(lines, purpose));

    private void Introduce(ReplyPlan plan)
    {
        plan.Add(SentenceKind.Plain, prompt.Name.Length > 0 ? $"I am {prompt.Name}" : "I am the voice of this place");
        if (prompt.Description.Length > 0)
        {
            var card = Words.First(prompt.Description.ReplaceLineEndings(" "), 40);
            plan.Sentences.Add(new Sentence(SentenceKind.Quoted, $"The card on the door says: “{card}”"));
        }

        plan.Add(SentenceKind.Plain, "I run offline here, on a small model that knows words and no facts");
    }

    private string ChooseQuotedLine()
    {
        var content = Words.Content(prompt.Message);
        var fitting = prompt.Examples
            .Where(line => line.Length <= LongestQuotedLine && Words.Content(line).Overlaps(content))
            .ToImmutableArray();
        var line = _choose.Line(fitting.IsEmpty ? prompt.Examples : fitting, "quoted");
        if (!fitting.IsEmpty && !prompt.Replied.IsEmpty && prompt.Replied[^1].Contains(line, StringComparison.OrdinalIgnoreCase))
        {
            line = _choose.Line(prompt.Examples, "quoted");
        }

        return line.Length == 0 || line[^1] is '.' or '!' or '?' or '…' or '”' or '"' ? line : line + ".";
    }
}
