using System.Collections.Frozen;

namespace PersonaUniverse.Memory.Ranking;

/// <summary>Forms of English words that no ending gives away: "went" is a form of "go".</summary>
internal static class IrregularForms
{
    private static readonly FrozenDictionary<string, string> Lemmas = Read(
        """
        go went gone; buy bought; bring brought; think thought; teach taught; catch caught; fight fought; seek sought; see saw seen;
        take took taken; make made; get got gotten; give gave given; come came; become became; begin began begun; run ran; win won;
        swim swam swum; sing sang sung; drink drank drunk; ring rang rung; meet met; read; lead led; feed fed; leave left; lose lost;
        keep kept; sleep slept; feel felt; deal dealt; build built; spend spent; send sent; lend lent; bend bent; mean meant;
        hear heard; tell told; sell sold; say said; pay paid; hold held; stand stood; understand understood; find found;
        know knew known; grow grew grown; throw threw thrown; fly flew flown; draw drew drawn; blow blew blown; show showed shown;
        write wrote written; ride rode ridden; drive drove driven; rise rose risen; choose chose chosen; break broke broken;
        speak spoke spoken; steal stole stolen; wake woke woken; wear wore worn; tear tore torn; bear bore born; eat ate eaten;
        fall fell fallen; forget forgot forgotten; hide hid hidden; bite bit bitten; do did done; sit sat; spit spat; shoot shot;
        shake shook shaken; forgive forgave forgiven; light lit; stick stuck; strike struck; hang hung; dig dug; swing swung;
        feed fed; breed bred; bleed bled; weep wept; sweep swept; creep crept; dream dreamt; learn learnt; burn burnt; lay laid;
        lie lain; freeze froze frozen; sink sank sunk; sew sewn; swear swore sworn; weave wove woven; grind ground; bind bound;
        wind wound; slide slid; overcome overcame; withdraw withdrew withdrawn; undergo underwent undergone; child children;
        person people persons; man men; woman women; foot feet; tooth teeth; mouse mice; goose geese; life lives; wife wives;
        knife knives; leaf leaves; wolf wolves; shelf shelves; half halves; loaf loaves; self selves; thief thieves; scarf scarves;
        good better best; bad worse worst; far further furthest farther; hero heroes; potato potatoes;
        photo photos photograph photographs photography pic pics; bike bicycle bicycles; mom mum mother mommy; dad father daddy;
        kid kids children child; grandma grandmother granny; grandpa grandfather; tv television; fridge refrigerator;
        phone telephone; movie film; app application; biz business; info information; uni university; exam examination; doc doctor;
        fave favorite favourite; colour color; paint painting painted paints painter
        """);

    /// <summary>Finds the form that stands for all others; the word itself when there is none.</summary>
    public static string Lemma(string word) => Lemmas.GetValueOrDefault(word, word);

    private static FrozenDictionary<string, string> Read(string table)
    {
        var lemmas = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in table.Split(';'))
        {
            var forms = group.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
            foreach (var form in forms)
            {
                lemmas[form] = forms[0];
            }
        }

        return lemmas.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
