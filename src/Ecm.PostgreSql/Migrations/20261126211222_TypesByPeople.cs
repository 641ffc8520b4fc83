using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ecm.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class TypesByPeople : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CardTypeVersions",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Definition = table.Column<string>(type: "jsonb", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CardTypeVersions", x => new { x.Name, x.Version });
                });

            // What is in force so far came from plugins and files alone.
            migrationBuilder.Sql("""INSERT INTO "CardTypeVersions" ("Name", "Version", "Definition", "AuthorId") SELECT "Name", "Version", "Definition", '00000000-0000-0000-0000-000000000000'::uuid FROM "CardTypes";""");

            migrationBuilder.AddColumn<string>(
                name: "Base",
                table: "CardTypes",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Draft",
                table: "CardTypes",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Edit",
                table: "CardTypes",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.Sql("""UPDATE "CardTypes" SET "Base" = "Definition";""");

            migrationBuilder.DropColumn(
                name: "Hash",
                table: "CardTypes");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CardTypeVersions");

            migrationBuilder.DropColumn(
                name: "Base",
                table: "CardTypes");

            migrationBuilder.DropColumn(
                name: "Draft",
                table: "CardTypes");

            migrationBuilder.DropColumn(
                name: "Edit",
                table: "CardTypes");

            migrationBuilder.AddColumn<string>(
                name: "Hash",
                table: "CardTypes",
                type: "text",
                nullable: false,
                defaultValue: "");
        }
    }
}
