using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ecm.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class OfficeJournalsAndSets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Cards_Register_RegisteredOn_Id",
                table: "Cards");

            migrationBuilder.AddColumn<Guid>(
                name: "RenditionId",
                table: "FileVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RegisterCounter",
                table: "Cards",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "NamedSets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Act = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    Values = table.Column<string>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UndoOf = table.Column<Guid>(type: "TEXT", nullable: true),
                    Total = table.Column<int>(type: "INTEGER", nullable: false),
                    Next = table.Column<int>(type: "INTEGER", nullable: false),
                    Done = table.Column<int>(type: "INTEGER", nullable: false),
                    Failed = table.Column<int>(type: "INTEGER", nullable: false),
                    Stopped = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NamedSets", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Preferences",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Preferences", x => new { x.UserId, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "ReservedNumbers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Register = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Period = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    Counter = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ReservedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReservedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ReleasedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReservedNumbers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "NamedSetCards",
                columns: table => new
                {
                    SetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    CardId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Change = table.Column<long>(type: "INTEGER", nullable: true),
                    Problem = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NamedSetCards", x => new { x.SetId, x.Place });
                    table.ForeignKey(
                        name: "FK_NamedSetCards_NamedSets_SetId",
                        column: x => x.SetId,
                        principalTable: "NamedSets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FileVersions_RenditionId",
                table: "FileVersions",
                column: "RenditionId",
                unique: true,
                filter: "\"RenditionId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cards_Register_RegisteredOn_RegisterCounter_Id",
                table: "Cards",
                columns: new[] { "Register", "RegisteredOn", "RegisterCounter", "Id" },
                filter: "\"Register\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_NamedSetCards_SetId_CardId",
                table: "NamedSetCards",
                columns: new[] { "SetId", "CardId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_NamedSets_AuthorId_Id",
                table: "NamedSets",
                columns: new[] { "AuthorId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_NamedSets_UndoOf",
                table: "NamedSets",
                column: "UndoOf",
                unique: true,
                filter: "\"UndoOf\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ReservedNumbers_Register_Period_Counter",
                table: "ReservedNumbers",
                columns: new[] { "Register", "Period", "Counter" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "NamedSetCards");

            migrationBuilder.DropTable(
                name: "Preferences");

            migrationBuilder.DropTable(
                name: "ReservedNumbers");

            migrationBuilder.DropTable(
                name: "NamedSets");

            migrationBuilder.DropIndex(
                name: "IX_FileVersions_RenditionId",
                table: "FileVersions");

            migrationBuilder.DropIndex(
                name: "IX_Cards_Register_RegisteredOn_RegisterCounter_Id",
                table: "Cards");

            migrationBuilder.DropColumn(
                name: "RenditionId",
                table: "FileVersions");

            migrationBuilder.DropColumn(
                name: "RegisterCounter",
                table: "Cards");

            migrationBuilder.CreateIndex(
                name: "IX_Cards_Register_RegisteredOn_Id",
                table: "Cards",
                columns: new[] { "Register", "RegisteredOn", "Id" },
                filter: "\"Register\" IS NOT NULL");
        }
    }
}
