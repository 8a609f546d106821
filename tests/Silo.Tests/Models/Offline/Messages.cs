namespace PersonaUniverse.Models.Offline;

/// <summary>Twenty things people say.</summary>
internal static class Messages
{
    public static IReadOnlyList<string> Twenty { get; } =
    [
        "Hello there!",
        "I am writing an essay about the history of bridges.",
        "How do I learn to play the piano?",
        "Why is the sky blue?",
        "I feel lonely since I moved to the city.",
        "Can you help me with my garden?",
        "My sister and I had a quarrel yesterday.",
        "What is the capital of Peru?",
        "I think my job is slowly making me ill.",
        "Thank you, that helped.",
        "Should I buy the old boat my neighbour is selling?",
        "Tell me a story about the winter.",
        "I want to start running but I never do.",
        "Who are you?",
        "The report is due on Friday and nothing works.",
        "Do you believe in luck?",
        "I am so excited about the trip to Iceland!",
        "How can I sleep better at night?",
        "People keep telling me to be patient.",
        "Goodbye, I have to go now.",
    ];
}
