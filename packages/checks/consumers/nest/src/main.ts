import "reflect-metadata";
import { Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { OrderService, VaultingService } from "./vaulting.service.js";

@Module({ providers: [VaultingService, OrderService] })
export class AppModule {}

async function main() {
  const app = await NestFactory.createApplicationContext(AppModule, { logger: false });
  const { vaultingStatus } = await app.get(OrderService).state("123456789206");
  console.log(vaultingStatus);
  await app.close();
}

main();
