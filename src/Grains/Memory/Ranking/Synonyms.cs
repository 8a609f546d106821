using System.Collections.Frozen;

namespace PersonaUniverse.Memory.Ranking;

/// <summary>Everyday English words that people use for one another: a question may have one where what was told has another.</summary>
/// <remarks>Groups of near-synonyms and of kinds with their members, for any talk about a life. A word may be in several groups.</remarks>
internal static class Synonyms
{
    private static readonly FrozenDictionary<uint, uint[]> Near = Read(
        """
        job work career profession occupation employment; hobby pastime interest activity; pet dog cat puppy kitten animal;
        child kid son daughter baby; parent mother father; sibling brother sister;
        spouse husband wife partner married marriage wedding; relative family aunt uncle cousin grandma grandpa; friend buddy pal;
        house home apartment flat place; city town; country abroad; travel trip journey vacation holiday visit tour;
        car vehicle truck drive; film watch cinema; book novel read author story; music song band concert sing album;
        instrument guitar piano violin drum; game play video console tournament; sport team match game;
        exercise workout gym fitness run yoga; food meal dish cook recipe eat; dessert cake pie cookie bake sweet;
        drink coffee tea wine beer; school class course study student lesson; university college degree graduate;
        teach teacher instructor mentor coach; doctor hospital medical health sick ill illness; injury hurt injured wound;
        stress stressed anxious anxiety worry nervous; happy glad joy excited thrilled delighted; sad upset down grief cry;
        angry mad frustrated annoyed; afraid scared fear; proud pride; love like enjoy favorite fond adore; hate dislike;
        calm relax relaxing peaceful soothing destress unwind; money pay cost price buy purchase; shop store boutique; gift present;
        company business startup firm; start begin launch open; finish end complete; quit leave resign; fire layoff lose job;
        move relocate moved; buy get purchase; create make build design; paint art draw picture sketch drawing; photo picture camera;
        dance dancer ballet; garden plant flower; nature outdoors forest mountain hike; beach sea ocean lake;
        religion church faith god pray spiritual; volunteer charity help donate community; win award prize trophy champion;
        goal dream aim plan hope ambition; advice suggest suggestion recommend recommendation tip;
        inspire motivate inspiration motivation; support encourage help;
        problem issue challenge difficulty obstacle struggle setback; change transform; decide choose decision choice; learn study;
        meet encounter; talk speak conversation chat speech; event festival party celebration; celebrate party birthday;
        war military army soldier veteran; politics election office campaign mayor; gay lesbian lgbtq transgender queer trans;
        die death pass lose; accident crash; allergy allergic; weight diet; old age years; near close nearby; big large huge;
        small little tiny; type kind sort; movie film; shirt clothes clothing fashion wear dress outfit; phone call;
        internet online website blog; tv show series; symbol symbolize represent mean remind meaning; feel feeling emotion;
        realize realise understand; opinion think view; nickname call name; attend go join participate; bring take;
        grow increase expand; teach show; injure hurt; research look search; identity self;
        """);

    /// <summary>Finds the terms near to one; empty when there are none.</summary>
    public static ReadOnlySpan<uint> Of(uint term) => Near.GetValueOrDefault(term);

    private static FrozenDictionary<uint, uint[]> Read(string table)
    {
        var near = new Dictionary<uint, HashSet<uint>>();
        foreach (var group in table.Split(';'))
        {
            var terms = TextAnalyzer.Terms(Tokenizer.Split(group));
            foreach (var term in terms)
            {
                if (!near.TryGetValue(term, out var others))
                {
                    near.Add(term, others = []);
                }

                others.UnionWith(terms.Where(other => other != term));
            }
        }

        return near.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Order().ToArray());
    }
}
