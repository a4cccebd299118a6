ALTER TABLE `reports` DROP COLUMN `sections`;--> statement-breakpoint
ALTER TABLE `reports` DROP COLUMN `message`;