using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ecm.Sqlite.Migrations
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
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Definition = table.Column<string>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CardTypeVersions", x => new { x.Name, x.Version });
                });

            // What is in force so far came from plugins and files alone.
            migrationBuilder.Sql("""INSERT INTO "CardTypeVersions" ("Name", "Version", "Definition", "AuthorId") SELECT "Name", "Version", "Definition", '00000000-0000-0000-0000-000000000000' FROM "CardTypes";""");

            migrationBuilder.AddColumn<string>(
                name: "Base",
                table: "CardTypes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Draft",
                table: "CardTypes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Edit",
                table: "CardTypes",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.Sql("""UPDATE "CardTypes" SET "Base" = "Definition";""");

            // In place: a rebuild of the table would not be part of the transaction.
            migrationBuilder.Sql("""ALTER TABLE "CardTypes" DROP COLUMN "Hash";""");
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
                type: "TEXT",
                nullable: false,
                defaultValue: "");
        }
    }
}
