using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ecm.PostgreSql.Migrations
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
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RegisterCounter",
                table: "Cards",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "NamedSets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Act = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    Values = table.Column<string>(type: "text", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    UndoOf = table.Column<Guid>(type: "uuid", nullable: true),
                    Total = table.Column<int>(type: "integer", nullable: false),
                    Next = table.Column<int>(type: "integer", nullable: false),
                    Done = table.Column<int>(type: "integer", nullable: false),
                    Failed = table.Column<int>(type: "integer", nullable: false),
                    Stopped = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NamedSets", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Preferences",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Value = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Preferences", x => new { x.UserId, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "ReservedNumbers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Register = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Period = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    Counter = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    ReservedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    ReservedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReleasedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReservedNumbers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "NamedSetCards",
                columns: table => new
                {
                    SetId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    CardId = table.Column<Guid>(type: "uuid", nullable: false),
                    Change = table.Column<long>(type: "bigint", nullable: true),
                    Problem = table.Column<string>(type: "text", nullable: true)
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
