using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ecm.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PartialIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_FileVersions_CardId",
                table: "FileVersions");

            migrationBuilder.DropIndex(
                name: "IX_Cards_Number",
                table: "Cards");

            migrationBuilder.DropIndex(
                name: "IX_Cards_PartyId_Id",
                table: "Cards");

            migrationBuilder.DropIndex(
                name: "IX_Cards_Register_RegisteredOn_Id",
                table: "Cards");

            migrationBuilder.DropIndex(
                name: "IX_Cards_TrashedAt",
                table: "Cards");

            migrationBuilder.CreateIndex(
                name: "IX_Cards_Number",
                table: "Cards",
                column: "Number",
                filter: "\"Number\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cards_PartyId_Id",
                table: "Cards",
                columns: new[] { "PartyId", "Id" },
                filter: "\"PartyId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cards_Register_RegisteredOn_Id",
                table: "Cards",
                columns: new[] { "Register", "RegisteredOn", "Id" },
                filter: "\"Register\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cards_TrashedAt",
                table: "Cards",
                column: "TrashedAt",
                filter: "\"TrashedAt\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Cards_Number",
                table: "Cards");

            migrationBuilder.DropIndex(
                name: "IX_Cards_PartyId_Id",
                table: "Cards");

            migrationBuilder.DropIndex(
                name: "IX_Cards_Register_RegisteredOn_Id",
                table: "Cards");

            migrationBuilder.DropIndex(
                name: "IX_Cards_TrashedAt",
                table: "Cards");

            migrationBuilder.CreateIndex(
                name: "IX_FileVersions_CardId",
                table: "FileVersions",
                column: "CardId");

            migrationBuilder.CreateIndex(
                name: "IX_Cards_Number",
                table: "Cards",
                column: "Number");

            migrationBuilder.CreateIndex(
                name: "IX_Cards_PartyId_Id",
                table: "Cards",
                columns: new[] { "PartyId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cards_Register_RegisteredOn_Id",
                table: "Cards",
                columns: new[] { "Register", "RegisteredOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cards_TrashedAt",
                table: "Cards",
                column: "TrashedAt");
        }
    }
}
