using System.Text;
using System.Text.Json.Nodes;

namespace PersonaUniverse.Cards;

/// <summary>Cards as other programs make them.</summary>
internal static class SampleCards
{
    /// <summary>A V2 card with all its members, a lorebook, and members that nobody knows.</summary>
    public static JsonObject V2() => JsonNode.Parse("""
        {
          "spec": "chara_card_v2",
          "spec_version": "2.0",
          "made_by": { "tool": "another", "n": 12345678901234567890, "f": 0.10 },
          "data": {
            "name": "Mira",
            "description": "{{char}} keeps a lighthouse.\nShe knows {{user}} from the harbour.",
            "personality": "dry, patient",
            "scenario": "A storm. {{user}} knocks.",
            "first_mes": "\"Come in, {{user}}.\"",
            "mes_example": "<START>\n{{user}}: Cold?\n{{char}}: Only the tea.",
            "creator_notes": "NOTES-NEVER-IN-A-PROMPT",
            "system_prompt": "{{original}} Speak as {{char}} would to a guest.",
            "post_history_instructions": "Let {{char}} mention the sea.",
            "alternate_greetings": ["The door was open, {{user}}.", "Mind the step."],
            "tags": ["TAG-NEVER-IN-A-PROMPT"],
            "creator": "CREATOR-NEVER-IN-A-PROMPT",
            "character_version": "7",
            "extensions": { "depth_prompt": { "prompt": "x", "depth": 4 }, "unknown/thing": [1, null, "<script>kept</script>"] },
            "an_unknown_member": { "deep": [true] },
            "character_book": {
              "name": "The rock",
              "scan_depth": 2,
              "token_budget": 400,
              "recursive_scanning": true,
              "extensions": { "book": 1 },
              "entries": [
                {
                  "keys": ["lamp"], "content": "LORE-LAMP: {{char}} trims the lamp; the keeper before was Orrin.",
                  "extensions": {}, "enabled": true, "insertion_order": 20
                },
                {
                  "keys": ["orrin"], "content": "LORE-ORRIN: Orrin drowned.", "extensions": { "e": 1 }, "enabled": true,
                  "insertion_order": 10, "case_sensitive": false
                },
                {
                  "keys": ["storm"], "secondary_keys": ["boat"], "selective": true, "content": "LORE-STORM", "extensions": {},
                  "enabled": true, "insertion_order": 30
                },
                { "keys": [], "constant": true, "content": "LORE-ALWAYS", "extensions": {}, "enabled": true, "insertion_order": 0 },
                { "keys": ["lamp"], "content": "LORE-OFF", "extensions": {}, "enabled": false, "insertion_order": 1 }
              ]
            }
          }
        }
        """)!.AsObject();

    /// <summary>The same as V3, of a version to come.</summary>
    public static JsonObject V3()
    {
        var card = V2();
        (card["spec"], card["spec_version"]) = ("chara_card_v3", "3.1");
        var data = card["data"]!.AsObject();
        data["group_only_greetings"] = new JsonArray("To all of you.");
        data["nickname"] = "Captain";
        data["assets"] = new JsonArray(new JsonObject { ["type"] = "icon", ["uri"] = "ccdefault:", ["name"] = "main", ["ext"] = "png" });
        data["creation_date"] = 1700000000;
        foreach (var entry in data["character_book"]!["entries"]!.AsArray())
        {
            entry!["use_regex"] = false;
        }

        return card;
    }

    /// <summary>The same as V1: flat, with a member that nobody knows.</summary>
    public static JsonObject V1()
    {
        var data = V2()["data"]!.AsObject();
        var card = new JsonObject { ["avatar"] = "none" };
        foreach (var member in new[] { "name", "description", "personality", "scenario", "first_mes", "mes_example" })
        {
            card[member] = data[member]!.DeepClone();
        }

        return card;
    }

    /// <summary>A card's JSON as bytes.</summary>
    public static byte[] Bytes(JsonNode card) => Encoding.UTF8.GetBytes(card.ToJsonString());

    /// <summary>A picture that carries a card under a keyword.</summary>
    public static byte[] Png(byte[] json, string keyword = CardFile.V2Keyword)
        => PngFile.Read(PortraitPng.Draw("#336699")).Write((keyword, Convert.ToBase64String(json)));
}
