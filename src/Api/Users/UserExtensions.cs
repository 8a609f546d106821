namespace PersonaUniverse.Users;

internal static class UserExtensions
{
    public static void MapUsers(this IEndpointRouteBuilder routes)
    {
        routes.MapPreferences();
        routes.MapKeys();
        routes.MapAdminKeys();
    }
}
